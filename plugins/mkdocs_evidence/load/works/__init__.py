"""Works: references, their extracts, and what registries said of them."""
