"""What is known, and how it came about."""
