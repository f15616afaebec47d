"""Rules on the board's records: who signed what, whether it counts, and what still needs signing."""
