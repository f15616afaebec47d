"""Where readers ask, what they find without scripts, and how the answering was tried."""
