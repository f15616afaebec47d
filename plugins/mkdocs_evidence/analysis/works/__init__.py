"""Works: complete, doubled, independent, old or withdrawn."""
