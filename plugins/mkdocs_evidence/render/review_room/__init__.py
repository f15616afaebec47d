"""The review room: the page on which a member of the board reads, decides and signs. Start with `page.py`."""
