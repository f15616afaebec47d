"""Board records: one YAML file a sitting, never edited, only added."""

from dataclasses import replace

from mkdocs_evidence.analysis.reviews.form import record_text
from mkdocs_evidence.load.board.kept_form import read_kept_form
from mkdocs_evidence.load.strict_yaml.documents import read_group, text_digest
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, group_shape, keyed, optional, required
from mkdocs_evidence.load.strict_yaml.nodes import MapNode, Node
from mkdocs_evidence.load.strict_yaml.scalars import DAY, TEXT, words
from mkdocs_evidence.load.strict_yaml.shape import Shape, expect, many, named, one_or_many
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ArticleId, ClaimId, FlowId, PersonId, ReferenceKey
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import (
    Answer,
    ClaimVerdict,
    FlowVerdict,
    Identity,
    Meaning,
    ReviewRecord,
    SignedParts,
    Support,
    Verdict,
)

_SUPPORT = words(Support)


def _read_citations(node: Node, name: str, faults: list[Fault]) -> tuple[tuple[ReferenceKey, Support], ...] | None:
    if not isinstance(node, MapNode):
        expect(node, name, "a group of reference keys, each with a verdict,", faults)
        return None
    found = ((key.value, _SUPPORT.read(value, key.value, faults)) for key, value in node.entries)
    return tuple((ReferenceKey(key), support) for key, support in found if support is not None)


_CITATIONS_SHAPE: Shape[tuple[tuple[ReferenceKey, Support], ...]] = Shape(
    read=_read_citations, schema={"type": "object", "additionalProperties": _SUPPORT.schema}
)

_PART_WORDS = required("words", TEXT, "Digest of the words.")
_PART_EVIDENCE = required("evidence", TEXT, "Digest of the citations and what the works say there.")
_PART_GRADE = required("grade", TEXT, "Digest of certainty and strength.")
_PART_SCOPE = required("scope", TEXT, "Digest of whom and what the claim is about.")
_PART_LAY = required("lay", TEXT, "Digest of the wordings for other audiences.")
_PARTS_GROUP = Group(
    what="the parts of what was signed", fields=(_PART_WORDS, _PART_EVIDENCE, _PART_GRADE, _PART_SCOPE, _PART_LAY)
)


def _signed_parts(values: Values) -> SignedParts:
    return SignedParts(
        words=values.get_or(_PART_WORDS, ""),
        evidence=values.get_or(_PART_EVIDENCE, ""),
        grade=values.get_or(_PART_GRADE, ""),
        scope=values.get_or(_PART_SCOPE, ""),
        lay=values.get_or(_PART_LAY, ""),
    )


_DIGEST = required("digest", TEXT, "Digest of the words and evidence that were read.")
_VERDICT = required("verdict", words(Verdict), "What the reviewer decided on the claim.")
_CITATIONS = optional("citations", _CITATIONS_SHAPE, "By key of the reference: whether it says what the claim says.")
_COMMENT = optional("comment", TEXT, "What the reviewer says about it.")
_PROPOSED = optional("proposed", TEXT, "Wording that the reviewer would rather see.")
_WORDS = optional("words", TEXT, "The claim as it was read; a row with the head of its table.")
_PARTS = optional("parts", group_shape(_PARTS_GROUP, _signed_parts), "Digests of the parts of what was signed.")
_SAME = optional("same_meaning_as", TEXT, "Digest of approved words of which these are only a better spelling.")
CLAIM_VERDICT = Group(
    what="a verdict", fields=(_DIGEST, _VERDICT, _CITATIONS, _COMMENT, _PROPOSED, _WORDS, _PARTS, _SAME)
)


def _claim_verdict(name: str, values: Values) -> ClaimVerdict | None:
    verdict, digest = values.get(_VERDICT), values.get(_DIGEST)
    # A verdict without the digest of what was read binds nobody to anything.
    if verdict is None or digest is None:
        return None
    return ClaimVerdict(
        claim=ClaimId(name),
        digest=digest,
        verdict=verdict,
        citations=values.get_or(_CITATIONS, ()),
        comment=values.get_or(_COMMENT, ""),
        proposed=values.get_or(_PROPOSED, ""),
        words=values.get_or(_WORDS, ""),
        parts=values.get(_PARTS),
        same_meaning_as=values.get_or(_SAME, ""),
        at=values.at,
    )


_FLOW_DIGEST = required("digest", TEXT, "Digest of the compiled table with every text.")
_FLOW_VERDICT = Group(what="a verdict on a flow", fields=(_FLOW_DIGEST, _VERDICT, _COMMENT))


def _flow_verdict(name: str, values: Values) -> FlowVerdict | None:
    verdict, digest = values.get(_VERDICT), values.get(_FLOW_DIGEST)
    if verdict is None or digest is None:
        return None
    comment = values.get_or(_COMMENT, "")
    return FlowVerdict(flow=FlowId(name), digest=digest, verdict=verdict, comment=comment, at=values.at)


_ANSWER_TO = required("record", TEXT, "Digest of the record that holds the comment.")
_ANSWER_CLAIM = required("claim", TEXT, "Id of the claim that the comment is on.")
_ANSWER_TEXT = required("text", TEXT, "What the authors reply.")
_ANSWER = Group(what="an answer", fields=(_ANSWER_TO, _ANSWER_CLAIM, _ANSWER_TEXT))


def _answer(values: Values) -> Answer | None:
    record, claim, text = values.get(_ANSWER_TO), values.get(_ANSWER_CLAIM), values.get(_ANSWER_TEXT)
    if record is None or claim is None or text is None:
        return None
    return Answer(record=record, claim=ClaimId(claim), text=text, at=values.at)


_ARTICLE = required("article", TEXT, "Id of the article: its path under the pages folder, without suffix.")
_REVIEWER = required("reviewer", TEXT, "Id of the reviewer in `people.yml`.")
_DATE = required("date", DAY, "Day of the sitting.")
_MEANING = required("meaning", words(Meaning), "What the record says as a whole.")
_CLAIMS = optional("claims", keyed(CLAIM_VERDICT, _claim_verdict), "By id of the claim: the verdict.")
_FLOWS = optional("flows", keyed(_FLOW_VERDICT, _flow_verdict), "By id of the flow: the verdict.")
_ANSWERS = optional("answers", many(group_shape(_ANSWER, _answer)), "What the authors reply to comments.")
_INTERESTS = optional("interests", named(TEXT), "By topic: the interest that the reviewer declared at signing.")
_PREVIOUS = optional("previous", one_or_many(TEXT), "Digests of the last records before it in the article's chain.")
_IDENTITY = optional("identity", words(Identity), "A own key, B registered e-mail and countersigned, C paper.")
_SIGNATURES = optional(
    "signatures", named(TEXT), "By person: the signature over the record, in Base64.", also=("signature",)
)

REVIEW = Group(
    what="a board record",
    fields=(
        _ARTICLE,
        _REVIEWER,
        _DATE,
        _MEANING,
        _IDENTITY,
        _PREVIOUS,
        _INTERESTS,
        _CLAIMS,
        _FLOWS,
        _ANSWERS,
        _SIGNATURES,
    ),
)


def load_review(
    text: str, *, file: str, folder: ArticleId | None = None
) -> tuple[ReviewRecord | None, tuple[Fault, ...]]:
    """Reads one board record.

    Args:
        text: The file's text, line ends as they are.
        file: Path from the root of the project.
        folder: The article whose folder holds the record; None leaves the folder unchecked.

    Returns:
        The record, None when it lacks what makes it one; and everything wrong with it.
    """
    kept = read_kept_form(text, file=file)
    if kept is not None and folder in (None, kept.article):
        return kept, ()
    return read_any_form(text, file=file, folder=folder)


def read_any_form(
    text: str, *, file: str, folder: ArticleId | None = None
) -> tuple[ReviewRecord | None, tuple[Fault, ...]]:
    """The same of a text in any form, which takes six times as long."""
    values, faults = read_group(text, REVIEW, file=file)
    if values is None:
        return None, tuple(faults)
    article = values.get(_ARTICLE)
    if article is not None and folder is not None and article != folder:
        message = f"The record is about `{article}` and lies in the folder of `{folder}`."
        values.refuse(_ARTICLE, message, "Move the file, or correct `article`.")
    record = _record(values, text, file)
    return record, tuple(faults)


def _record(values: Values, text: str, file: str) -> ReviewRecord | None:
    article, reviewer = values.get(_ARTICLE), values.get(_REVIEWER)
    day, meaning = values.get(_DATE), values.get(_MEANING)
    if article is None or reviewer is None or day is None or meaning is None:
        return None
    record = ReviewRecord(
        file=file,
        article=ArticleId(article),
        reviewer=PersonId(reviewer),
        date=day,
        meaning=meaning,
        claims=values.get_or(_CLAIMS, ()),
        flows=values.get_or(_FLOWS, ()),
        answers=values.get_or(_ANSWERS, ()),
        interests=tuple((topic.value, what) for topic, what in values.get_or(_INTERESTS, ())),
        previous=values.get_or(_PREVIOUS, ()),
        identity=values.get_or(_IDENTITY, Identity.OWN_KEY),
        signatures=tuple((PersonId(who.value), made) for who, made in values.get_or(_SIGNATURES, ())),
        source_digest=text_digest(text),
        at=Place(file, 1, 1),
    )
    return record if _is_as_written(record, text) else replace(record, is_as_written=False)


def _is_as_written(record: ReviewRecord, text: str) -> bool:
    # Git on Windows may have turned every line end; nothing else may differ.
    lines = text.replace("\r\n", "\n") if text.count("\r\n") == text.count("\n") else text
    return lines == record_text(record)
