"""What follows from the release: pure, typed functions over the table of counties."""
