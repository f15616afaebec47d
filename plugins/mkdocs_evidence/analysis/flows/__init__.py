"""Decision flows as tables: what the answers reach, proven and told."""
