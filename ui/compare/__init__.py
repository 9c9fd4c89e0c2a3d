"""The compare page: two to six counties side by side."""
