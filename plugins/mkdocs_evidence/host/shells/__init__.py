"""Pages that need not go through all templates of the theme, since others of their folder did."""
