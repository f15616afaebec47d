"""`ledger.json` of a site, of which the lines are taken over that would be the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_evidence.export.ledger_json import ledger_of_lines
from mkdocs_evidence.host.kept.pages import KeptPage, KeptPages
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.publish.site_tree import digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLines:
    """The lines of one ledger, and what is to be known of them, by the digest of what each depends on."""

    lines: dict[ArticleId, str] = field(default_factory=dict)
    made: dict[str, KeptPage] = field(default_factory=dict)
    used: dict[str, KeptPage] = field(default_factory=dict)

    def write(self, file: Path) -> None:
        """Writes the file."""
        with file.open("wb") as target:
            target.writelines(ledger_of_lines([line for _, line in sorted(self.lines.items())]))


def make_lines(
    articles: Mapping[ArticleId, Article],
    line_of: Callable[[Article], str],
    *,
    keys: Mapping[ArticleId, str],
    kept: KeptPages | None,
    before: Path,
) -> LedgerLines:
    """What the ledger says of each article.

    Args:
        articles: Those that are published.
        line_of: Makes a line.
        keys: Digest of what each line depends on; none for what is to be made anyway.
        kept: What is known of earlier lines.
        before: The ledger of the site that is there, or nothing.
    """
    found = kept.recall([*keys.values()]) if kept is not None else {}
    there = _lines_in(before) if found else {}
    made = LedgerLines()
    for name, article in articles.items():
        key = keys.get(name, "")
        known = found.get(key)
        if known is not None and known.digest in there:
            made.lines[name] = there[known.digest].decode()
            made.used[key] = known
            continue
        made.lines[name] = line_of(article)
        if key:
            made.made[key] = KeptPage(digest=digest_of(made.lines[name].encode(errors="surrogatepass")))
    return made


def _lines_in(file: Path) -> dict[str, bytes]:
    try:
        data = file.read_bytes()
    except OSError:
        return {}
    return {digest_of(line): line for line in (one.removesuffix(b",") for one in data.split(b"\n"))}
