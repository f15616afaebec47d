"""Pictures of boxes joined by right-angled lines, laid out without a browser: the same bytes on every machine."""
