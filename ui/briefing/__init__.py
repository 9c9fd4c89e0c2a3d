"""The briefing: views that a presenter collects, arranges, shows and hands out."""
