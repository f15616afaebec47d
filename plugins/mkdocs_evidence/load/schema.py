"""JSON Schemas (2020-12) of everything that authors write in YAML, made of the same shapes that read it.

Editors use them to complete names and to mark mistakes while typing. They are committed in `schemas/`, and a test
compares them with what the decoders say. After a change of a decoder run
`evidence schema --write plugins/mkdocs_evidence/schemas`.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from mkdocs_evidence.load.articles.article import ARTICLE
from mkdocs_evidence.load.board.people import BOARD, PEOPLE
from mkdocs_evidence.load.board.reviews import REVIEW
from mkdocs_evidence.load.board.roll import ROLL
from mkdocs_evidence.load.config.audiences import AUDIENCES
from mkdocs_evidence.load.config.settings import SETTINGS
from mkdocs_evidence.load.config.vocabulary import GLOSSARY, INTERVENTIONS, OUTCOMES, POPULATIONS, STAGING
from mkdocs_evidence.load.flows.flow import FLOW
from mkdocs_evidence.load.strict_yaml.shape import Schema
from mkdocs_evidence.load.works.lock import LOCK
from mkdocs_evidence.load.works.reference import REFERENCE

SCHEMA_FOLDER = Path(__file__).parent.parent / "schemas"
"""Where the schemas are committed."""

_DESCRIPTIONS: Mapping[str, tuple[str, Schema]] = {
    "article": ("Front matter of an article: a Markdown page in content/pages.", ARTICLE.schema()),
    "reference": ("A work, in content/references.", REFERENCE.schema()),
    "flow": ("A decision flow, in content/flows.", FLOW.schema()),
    "references.lock": ("What registries said of the works: content/references.lock.json.", LOCK.schema()),
    "review": ("A board record, in content/reviews.", REVIEW.schema()),
    "evidence": ("Settings of the site: site_config/evidence.yml.", SETTINGS.schema()),
    "audiences": ("Whom the pages speak to: site_config/audiences.yml.", AUDIENCES.schema),
    "people": ("People of the site: site_config/people.yml.", PEOPLE.schema),
    "board": ("The board: site_config/board.yml.", BOARD.schema()),
    "board.roll": ("The signed roll of the board: site_config/board.roll.json.", ROLL.schema()),
    "populations": ("Patients: site_config/vocabulary/populations.yml.", POPULATIONS.schema),
    "outcomes": ("What is measured: site_config/vocabulary/outcomes.yml.", OUTCOMES.schema),
    "interventions": ("What is done: site_config/vocabulary/interventions.yml.", INTERVENTIONS.schema),
    "staging": ("Staging schemes: site_config/vocabulary/staging.yml.", STAGING.schema),
    "glossary": ("Abbreviations and terms: site_config/vocabulary/glossary.yml.", GLOSSARY.schema),
}


def schema_texts() -> dict[str, str]:
    """The text of each schema file, by file name."""
    texts = {}
    for name, (description, schema) in _DESCRIPTIONS.items():
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, "description": description}
        texts[f"{name}.schema.json"] = json.dumps({**head, **schema}, indent=2, ensure_ascii=False) + "\n"
    return texts


def write_schemas(folder: Path) -> None:
    """Writes every schema into `folder`, which is made when it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
