"""Works as readers see them: in the list of an article, in the list of all, on pages of their own, in a few words."""
