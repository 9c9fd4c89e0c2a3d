"""The county page: one county in full."""
