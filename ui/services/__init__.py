"""The services page: what reaches whom."""
