"""The data page: the counties as a table, and everything to take away."""
