"""The files that a theme brings along, found without walking through those that are never copied.

MkDocs leaves out what lies in folders whose names begin with a dot. Material keeps ten thousand icons in one, and to
look at each of their names takes longer than all other work on a small site of which nothing changed.
"""

import os

from jinja2 import Environment, FileSystemLoader


class _ShownFiles(FileSystemLoader):
    """Lists templates as its parent does, but for those in hidden folders."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, names in os.walk(root, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                inside = os.path.relpath(folder, root).replace(os.path.sep, "/")
                found.update(name if inside == "." else f"{inside}/{name}" for name in names)
        return sorted(found)


def without_hidden(env: Environment) -> Environment:
    """A theme that names no file of a hidden folder when it is asked for its files; other themes as they are."""
    loader = env.loader
    if type(loader) is not FileSystemLoader:
        return env
    return env.overlay(loader=_ShownFiles(loader.searchpath, loader.encoding, loader.followlinks))
