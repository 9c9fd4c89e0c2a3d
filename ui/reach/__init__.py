"""The metro reach page: who is within reach of a big city, and how growth changes with distance."""
