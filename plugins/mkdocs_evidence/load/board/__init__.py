"""People, the board and its roll, and the records of what it decided."""
