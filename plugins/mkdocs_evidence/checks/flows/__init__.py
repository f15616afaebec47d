"""Rules on decision flows: that they are complete, that they are cited, and that they do what their authors expect."""
