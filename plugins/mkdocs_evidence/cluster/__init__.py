"""Work shared among the machines of a Dask cluster: the project's files go there, and what is made of them comes back.

Nothing here knows what the work is. Why it is as it is: `decisions/beyond-one-machine.md`.
"""
