"""Articles as HTML in plain Python, byte for byte as the Markdown extension makes them.

`article.py` is the door. Each block of the outline is read, met with what was checked of it (`meeting.py`) and written
at once (`writing.py`); the addresses of links and the ids of headings are filled in last (`sheet.py`), when it is known
that this grammar holds all of the text. Why it is so: `decisions/articles-in-plain-python.md`.
"""
