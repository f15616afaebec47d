"""What the tests of kept examinations share."""

import pytest

from mkdocs_evidence.load.articles import reading as article_reading


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were read from their files, in order."""
    names: list[str] = []
    load = article_reading.load_article

    def spy(text: str, *, file: str, article_id: object) -> object:
        names.append(file.rpartition("/")[2])
        return load(text, file=file, article_id=article_id)  # type: ignore[arg-type]

    monkeypatch.setattr(article_reading, "load_article", spy)
    return names
