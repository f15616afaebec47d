"""How hard a text is to read, and whether its terms are known."""
