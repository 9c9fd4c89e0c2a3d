"""Promises of the atlas, each one able to fail."""
