"""Text as HTML where there is much of it: most texts hold nothing that is to be escaped, and stay what they are."""

import re

from markupsafe import escape

_SIGN = re.compile(r"[&<>'\"]")


def escaped(text: str) -> str:
    """The same characters as `markupsafe.escape` gives, as plain text, and sooner.

    >>> escaped("a-b"), escaped("<a> & 'b'")
    ('a-b', '&lt;a&gt; &amp; &#39;b&#39;')
    """
    return str(escape(text)) if _SIGN.search(text) is not None else text
