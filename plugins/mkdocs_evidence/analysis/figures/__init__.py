"""The figures of texts and of evidence: reading them, and telling whether two are the same."""
