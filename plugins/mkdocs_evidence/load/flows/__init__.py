"""Decision flows and their conditions."""
