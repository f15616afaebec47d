"""What stands around the words of a claim: grading, state, the board's word, and the evidence in place."""
