"""What a finished page gets in its head: links to our files, what citation managers read, and its policy."""

from markupsafe import Markup
from mkdocs.structure.pages import Page

from mkdocs_evidence.host.assets import link_assets
from mkdocs_evidence.host.folder_links import name_files
from mkdocs_evidence.host.hardening import allow_style, harden_page
from mkdocs_evidence.host.lean_theme import lean_page
from mkdocs_evidence.host.listing import NOT_LISTED, SITEMAP, is_draft, is_listed, listed_sitemap, put_draft_note
from mkdocs_evidence.host.offline import offline_tag
from mkdocs_evidence.host.search import drop_search_slot, put_search_box
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.render.feed import FEED


def finish_page(output: str, page: Page, build: SiteBuild) -> str:
    """The page as it is published. Pages that are not ours stay as they are, unless the project wants it of all pages.

    Args:
        output: The whole page, after all other plugins.
        page: As MkDocs knows it.
        build: The build it belongs to.
    """
    path = page.file.src_uri
    is_ours = path in build.our_pages
    if is_ours:
        output = _put(output, _head_tags(output, path, build))
    if not is_listed(path, build):
        output = _put(output, NOT_LISTED)
    if is_draft(build):
        output = put_draft_note(output)
    if is_ours or build.search is not None or is_draft(build):
        output = link_assets(output, build.facts.links_from(path))
    output = put_search_box(output, path, build)
    if build.delivery.offline:
        output = _put(output, offline_tag(build.facts.links_from(path)))
    if is_ours or build.is_hardened:
        policy = build.policies.of_page(page) if build.policies else None
        if policy is not None and path in build.edition_styles:
            policy = allow_style(policy, build.edition_styles[path])
        output = harden_page(output, policy, site_url=build.facts.url)
    if build.delivery.lean:
        output = lean_page(output, build.used)
    return name_files(output) if build.delivery.from_folder else output


def _head_tags(output: str, path: str, build: SiteBuild) -> str:
    links = build.facts.links_from(path)
    feed = Markup('<link rel="alternate" type="application/atom+xml" title="What changed" href="{}">')
    tags = feed.format(links.to_file(FEED)) if build.has_feed else ""
    about = build.abouts.get(path)
    if about is not None:
        if about.url and 'rel="canonical"' not in output.partition("</head>")[0]:
            tags += Markup('<link rel="canonical" href="{}">').format(about.url)
        tags += about.tags + build.sharing.get(path, "")
    if path in build.edition_styles:
        tags += Markup("<style>{}</style>").format(Markup(build.edition_styles[path]))
    return tags


def _put(output: str, tags: str) -> str:
    head, end, rest = output.partition("</head>")
    return f"{head}{tags}\n{end}{rest}" if end else output


def finish_template(output: str, name: str, build: SiteBuild) -> str:
    """A page that the theme makes by itself, such as `404.html`."""
    if name == SITEMAP:
        return listed_sitemap(output, build)
    if not name.endswith(".html"):
        return output
    if is_draft(build):
        output = _put(output, NOT_LISTED)
    output = drop_search_slot(output)
    if build.is_hardened:
        policy = build.policies.of_template(name) if build.policies else None
        output = harden_page(output, policy, site_url=build.facts.url)
    if build.delivery.lean:
        output = lean_page(output, build.used)
    return name_files(output) if build.delivery.from_folder else output
