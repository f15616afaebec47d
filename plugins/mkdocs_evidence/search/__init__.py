"""The index of claims that a browser searches without a server, made from the ledger in the build.

`collect.py` takes out of the ledger what can be found, `pieces.py` cuts it so that little is made again after an edit,
`index.py` puts the lists of the pieces together, `shards.py` cuts them into small
files named by their content, and `ranking.py` asks them as the browser does. Its form and the numbers behind it are in
`decisions/claim-search.md`; the other half is `assets/source/search/`.
"""
