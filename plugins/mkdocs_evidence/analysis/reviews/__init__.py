"""What the board signed: digests, chains of records, and where claims and articles stand."""
