"""Colours and faces of what is handed out: those of the app, on a light ground."""

INK = "22282b"
MUTED = "525c61"
LINE = "dfe3e4"
TINT = "f5f6f6"
ACCENT = "2f6f6a"
DATA_COLOURS = (ACCENT, "a86b2d", "3f7bb0", "7462a6", "a25c9a", "6e7b2b")
"""What PowerPoint offers a presenter who adds a shape: the accent, then the scales of the map."""

LATIN_FACE = "Arial"
CHINESE_FACE = "Microsoft YaHei"
"""What PowerPoint looks for; where it is missing, PowerPoint takes the system's own Chinese face."""
