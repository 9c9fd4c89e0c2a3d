"""The map measured side by side with the plain way, in one run on the same counties."""
