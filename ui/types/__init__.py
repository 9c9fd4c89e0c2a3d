"""The types page: what kind of county is this, and how much hangs on where the lines are drawn."""
