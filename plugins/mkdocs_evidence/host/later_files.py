"""Files of a site that are written when all pages are, and that pages may link to before."""

from mkdocs.structure.files import File


class LaterFile(File):
    """A file that MkDocs knows, so that links to it are seen to lead somewhere, and does not write."""

    def copy_file(self, dirty: bool = False) -> None:
        """Leaves it to whoever writes it."""
