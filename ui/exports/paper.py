"""The greys and inks of the exported pictures: those of the map on a light page, whatever the reader's is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """Colours that are not data's, named as in the front end's theme."""

    ground: str = "#ffffff"
    background: str = "#f4f6f6"
    text: str = "#1f2933"
    muted: str = "#52606d"
    panel_border: str = "#d5dae0"
    province_border: str = "#1f2933"
    outline: str = "#3e4c59"
    ring: str = "#9c1f5a"
    agglomeration: str = "#2b3fae"
    point: str = "#3a1d6e"
    filtered_out: str = "#e4e7eb"
    no_data: str = "#eceef0"
    no_data_line: str = "#a3adb8"
    selected: str = "#111820"
    halo: str = "#ffffff"
    badge: str = "#fff3d1"
    badge_text: str = "#6b3a00"


PAPER = Paper()
