"""Articles: their front matter, what is said in them, and how they are read again or without some of their claims."""
