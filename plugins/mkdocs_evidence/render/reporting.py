"""Where a reader reports an error: the site's contact, with the claim and its version filled in."""

from urllib.parse import quote, urlencode

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.render.facts import ArticleFacts


def report_url(facts: ArticleFacts, *, claim_id: ClaimId | None = None, digest: str = "") -> str:
    """Address of a report about an article or one of its claims; empty when the site names no contact.

    An e-mail address becomes a message with its subject written; a web address gets `article`, `claim` and `version`
    as query parameters. Other schemes are no place to report to.
    """
    contact = facts.site.ledger.settings.contact
    version = version_code(digest or facts.standing.digest)
    name = f"{facts.article.id}#{claim_id}" if claim_id else facts.article.id
    if contact.startswith(("https://", "http://")):
        query = {"article": facts.article.id, "claim": claim_id or "", "version": version}
        joint = "&" if "?" in contact else "?"
        return f"{contact}{joint}{urlencode({key: value for key, value in query.items() if value})}"
    address = contact.removeprefix("mailto:")
    if "@" not in address or ":" in address:
        return ""
    return f"mailto:{quote(address, safe='@.+-_')}?subject={quote(f'Error in {name}, version {version}')}"
