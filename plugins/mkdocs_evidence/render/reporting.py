"""Where a reader reports an error: the site's contact, with the page and its version filled in."""

from urllib.parse import quote, urlencode

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.render.facts import ArticleFacts, SiteFacts


def report_url(facts: ArticleFacts) -> str:
    """Address of a report about an article; empty when the site names no contact.

    An e-mail address becomes a message with its subject written; a web address gets `article` and `version` as query
    parameters. Other schemes are no place to report to. The browser makes that of a claim from it, with the claim's id
    and version (`assets/source/citing/citing.js`).
    """
    contact, name = facts.site.ledger.settings.contact, facts.article.id
    version = version_code(facts.standing.digest)
    if contact.startswith(("https://", "http://")):
        joint = "&" if "?" in contact else "?"
        return f"{contact}{joint}{urlencode({'article': name, 'version': version})}"
    address = contact.removeprefix("mailto:")
    if "@" not in address or ":" in address:
        return ""
    return f"mailto:{quote(address, safe='@.+-_')}?subject={quote(f'Error in {name}, version {version}')}"


def gap_url(site: SiteFacts) -> str:
    """Address at which to tell that no claim answers a question; empty when the site names no contact.

    The browser adds the question: to a message as its `body`, to a web address as `question`.
    """
    contact = site.ledger.settings.contact
    if contact.startswith(("https://", "http://")):
        return contact
    address = contact.removeprefix("mailto:")
    if "@" not in address or ":" in address:
        return ""
    return f"mailto:{quote(address, safe='@.+-_')}?subject={quote('A question that no claim answers')}"
