"""Holds for all tests: what passes may depend neither on how fast the machine is nor on what earlier runs kept."""

import os
import tempfile

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Commands that tests start inherit it, and keep nothing in the cache of whoever runs the tests.
_STORE = tempfile.TemporaryDirectory(prefix="evidence-tests-")
os.environ["EVIDENCE_CACHE"] = _STORE.name
# Nor do they compile every module anew: hundreds of tests start a Python of their own. Their bytecode is thrown away.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault("PYTHONPYCACHEPREFIX", f"{_STORE.name}/bytecode")
