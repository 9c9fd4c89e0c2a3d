"""Data that a reader brings: joined to units and shown like any other indicator, in one session alone."""
