"""The log of board records, published with the site, so that anybody may keep its head and compare."""

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from mkdocs_evidence.analysis.reviews.log import find_log_flaws, log_text
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.load.board.review_log import UnusableLogError, load_review_log

REVIEW_LOG = "reviews.log.json"
"""Path of the log from the root of the site."""


def log_files(config: MkDocsConfig, build: SiteBuild) -> Iterator[File]:
    """The log as a file to copy into the site; nothing where the project has none.

    Raises:
        PluginError: The log does not hold; a site that published it would vouch for it.
    """
    try:
        log = load_review_log(build.layout)
    except UnusableLogError as problem:
        raise PluginError(f"evidence: {problem}") from problem
    if log is None:
        return
    if flaws := [*find_log_flaws(log, build.compilation.ledger)]:
        raise PluginError(f"evidence: {flaws[0]} `evidence review verify` says all.")
    yield File.generated(config, REVIEW_LOG, content=log_text(log))
