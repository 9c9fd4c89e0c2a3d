"""The build of the data release: the steps, one module each."""
