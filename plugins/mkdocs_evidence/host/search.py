"""The index of claims and its script, written into the site beside everything else."""

from pathlib import Path
from shutil import copyfile

from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.search.collect import collect_articles, collect_synonyms
from mkdocs_evidence.search.site_index import FOLDER, index_site

SCRIPT = "assets/evidence/evidence-search.js"
_ASSETS = Path(__file__).parents[1] / "assets"


def write_search(build: SiteBuild) -> None:
    """Writes the index of every published claim, and the script that asks it, into the folder of the build."""
    site = build.staging.folder
    articles = collect_articles(build.ledger, urls=build.urls, standing=build.facts.standing)
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in index_site(articles, collect_synonyms(build.ledger)).files.items():
        (folder / path).write_bytes(content)
    script = site / SCRIPT
    script.parent.mkdir(parents=True, exist_ok=True)
    copyfile(_ASSETS / script.name, script)
