"""The plugin's options in `mkdocs.yml`."""

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.settings import Channel


class SiteOptions(base.Config):  # type: ignore[no-untyped-call] # MkDocs has no types there
    """What may stand under `site:`."""

    harden = c.Type(bool, default=False)
    """Whether every page, not guidance alone, gets a policy, is sanitised, and has its headers in files for hosts."""
    from_folder = c.Type(bool, default=False)
    """Whether links within the site name files, so that all of it works from a folder, without a server."""
    offline = c.Type(bool, default=False)
    """Whether readers may install the site and keep it on a device."""
    cards = c.Type(bool, default=False)
    """Whether each article has a picture for other sites that link to it."""
    lean = c.Type(bool, default=False)
    """Whether pages load only what they use of Material: its style sheet pruned, and a small script for its own."""


class EvidenceOptions(base.Config):  # type: ignore[no-untyped-call] # MkDocs has no types there
    """What may stand under `plugins: - evidence:`. Pages are always those of MkDocs' own `docs_dir`."""

    root = c.Type(str, default=".")
    """The project, from the folder of `mkdocs.yml`; places in messages are relative to it."""
    content = c.Type(str, default="content")
    """Holds `references/`, `flows/` and `reviews/`; from `root`."""
    site_config = c.Type(str, default="site_config")
    """Holds `evidence.yml`, `board.yml`, `people.yml` and `vocabulary/`; from `root`."""
    sources = c.Type(str, default="")
    """Holds texts of works, `<key>.txt`, with which quotes are compared and which are never published; from `root`."""
    rules = c.Type(bool, default=False)
    """Whether the site has a page for each rule, under `rules/`."""
    dashboard = c.Type(bool, default=False)
    """Whether the site has the page of what was checked, at `checks/`."""
    search = c.Type(bool, default=False)
    """Whether readers can search the claims: a box on every page, the page `search/`, concepts from A to Z."""
    search_smoothing = c.Type(bool, default=False)
    """Whether search finds claims by the words of their neighbours too; needs the extra `smoothing`."""
    review_room = c.Type(bool, default=False)
    """Whether the site has a room for each article in which the board reads, decides and signs, under `review/`."""
    channel = c.Optional(c.Choice([one.value for one in Channel]))
    """For whom the site is made: `production` or `draft`; what `evidence.yml` says when left out."""
    review_dashboard = c.Type(bool, default=False)
    """Whether the site has a page of the board's work for editors, at `reviews/`, and a feed of its records."""
    site = c.SubConfig(SiteOptions)
    """What is true of all pages, those included that are not ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """Which pages a site has besides those of its content."""

    rules: bool = False
    dashboard: bool = False
    search: bool = False
    """Whether it has the search page, the pages of concepts and the boxes in which readers ask."""
    search_smoothing: bool = False
    """Whether claims are found by the words of their neighbours too."""
    review_room: bool = False
    review_dashboard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """In which forms, besides pages on a server, a site reaches its readers."""

    from_folder: bool = False
    offline: bool = False
    cards: bool = False
    lean: bool = False
    """Whether pages load only what they use of the theme."""
    channel: Channel | None = None
    """For whom it is made; None leaves that to its settings."""


def delivery_of(options: EvidenceOptions) -> Delivery:
    """The forms that the project asks for."""
    site = options.site
    channel = Channel(options.channel) if options.channel else None
    return Delivery(
        from_folder=site.from_folder, offline=site.offline, cards=site.cards, lean=site.lean, channel=channel
    )


def documents_of(options: EvidenceOptions) -> Documents:
    """The pages that the project asks for."""
    return Documents(
        rules=options.rules,
        dashboard=options.dashboard,
        search=options.search,
        search_smoothing=options.search_smoothing,
        review_room=options.review_room,
        review_dashboard=options.review_dashboard,
    )


def layout_of(options: EvidenceOptions, config: MkDocsConfig) -> Layout:
    """The folders of the project that MkDocs is building."""
    config_file = config.config_file_path
    beside = Path(config_file).parent if config_file else Path.cwd()
    return Layout.of(
        beside / options.root,
        pages=Path(config.docs_dir),
        content=Path(options.content),
        site_config=Path(options.site_config),
        sources=beside / options.root / options.sources if options.sources else None,
    )
