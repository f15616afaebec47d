"""Articles as HTML in plain Python, byte for byte as the Markdown extension makes them.

`article.py` is the door. The text is read into shapes, each met with what was checked of it (`reading.py`), and these
are written (`writing.py`). What this grammar does not hold is known before anything is written. Why it is so:
`decisions/articles-in-plain-python.md`.
"""
