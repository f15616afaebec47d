"""What a finished page gets in its head: links to our files, what citation managers read, and its policy."""

from markupsafe import Markup
from mkdocs.structure.pages import Page

from mkdocs_evidence.host.assets import link_assets
from mkdocs_evidence.host.hardening import harden_page
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.render.feed import FEED


def finish_page(output: str, page: Page, build: SiteBuild) -> str:
    """The page as it is published. Pages that are not ours stay as they are, unless the whole site is hardened.

    Args:
        output: The whole page, after all other plugins.
        page: As MkDocs knows it.
        build: The build it belongs to.
    """
    path = page.file.src_uri
    is_ours = path in build.our_pages
    if is_ours:
        output = _put(output, _head_tags(output, path, build))
        output = link_assets(output, build.facts.links_from(path))
    if not (is_ours or build.is_hardened):
        return output
    policy = build.policies.of_page(page) if build.policies else None
    return harden_page(output, policy, site_url=build.facts.url)


def _head_tags(output: str, path: str, build: SiteBuild) -> str:
    links = build.facts.links_from(path)
    feed = Markup('<link rel="alternate" type="application/atom+xml" title="What changed" href="{}">')
    tags = feed.format(links.to_file(FEED)) if build.has_feed else ""
    about = build.abouts.get(path)
    if about is not None:
        if about.url and 'rel="canonical"' not in output.partition("</head>")[0]:
            tags += Markup('<link rel="canonical" href="{}">').format(about.url)
        tags += about.tags
    return tags


def _put(output: str, tags: str) -> str:
    head, end, rest = output.partition("</head>")
    return f"{head}{tags}\n{end}{rest}" if end else output


def finish_template(output: str, name: str, build: SiteBuild) -> str:
    """A page that the theme makes by itself, such as `404.html`."""
    if not build.is_hardened or not name.endswith(".html"):
        return output
    policy = build.policies.of_template(name) if build.policies else None
    return harden_page(output, policy, site_url=build.facts.url)
