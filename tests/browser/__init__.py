"""What a person gets in a real browser."""
