"""The plugin's options in `mkdocs.yml`."""

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.model.layout import Layout


class SiteOptions(base.Config):  # type: ignore[no-untyped-call] # MkDocs has no types there
    """What may stand under `site:`."""

    harden = c.Type(bool, default=False)
    """Whether every page, not guidance alone, gets a policy, is sanitised, and has its headers in files for hosts."""


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
    """Whether the site has an index of its claims for questions asked in the browser, under `search/claims/`."""
    site = c.SubConfig(SiteOptions)
    """What is true of all pages, those included that are not ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """Which pages about the checking itself a site has."""

    rules: bool = False
    dashboard: bool = False


def documents_of(options: EvidenceOptions) -> Documents:
    """The pages about the checking that the project asks for."""
    return Documents(rules=options.rules, dashboard=options.dashboard)


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
