"""The commands of `evidence`: each packs arguments for the rooms below and prints what they give back."""
