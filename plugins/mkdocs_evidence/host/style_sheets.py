"""Which style sheets a site has, told without looking through the folders of all its pages."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_SUFFIX = ".css"
_WRITE_NONE = {"evidence", "search", "material/search"}
"""Plugins that write no style sheet but those that MkDocs knows of."""


def known_styles(config: MkDocsConfig, files: Files | None) -> list[str] | None:
    """Paths, from the root of the site, of all style sheets that can be there.

    Args:
        config: With its plugins started.
        files: What MkDocs builds of, if that is known.

    Returns:
        None where a plugin, a hook or a template of somebody else may have written others.
    """
    templates = (*config.theme.static_templates, *config.extra_templates)
    is_ours = config.plugins.keys() <= _WRITE_NONE and not config.hooks
    if files is None or not is_ours or any(one.endswith(_SUFFIX) for one in templates):
        return None
    return [one.dest_uri for one in files if one.dest_uri.endswith(_SUFFIX)]
