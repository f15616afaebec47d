"""How the product lives in MkDocs: options, pages, staging of a build, and running MkDocs ourselves.

Only this room, `plugin.py` and `mkdocs_run.py` import `mkdocs`, so that another host can take its place.
"""
