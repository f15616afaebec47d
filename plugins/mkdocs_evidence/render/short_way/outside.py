"""What an author wrote and the short way does not know."""


class OutsideGrammarError(Exception):
    """A text that only the Markdown extension can render."""

    def __init__(self, reason: str, row: int) -> None:
        """Takes what is in the text, as `indented code`, and the line on which it begins, from 0."""
        super().__init__(reason, row)
        self.reason = reason
        self.row = row
