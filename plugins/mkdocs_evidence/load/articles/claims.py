"""From the blocks that the scanner found to what is said in an article: claims, answer, lay texts and the rest."""

from dataclasses import dataclass, field

from mkdocs_evidence.load.articles.claim_marks import ClaimMark, read_claim_mark, read_lay_mark, read_sentence_mark
from mkdocs_evidence.model.claim import (
    AnswerSentence,
    Caption,
    Claim,
    ClaimKind,
    CodeSample,
    Heading,
    LayText,
    Prose,
    TableHead,
)
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.syntax.records import Block, BlockKind

_make_claim = maker_of(Claim)
_make_lay_text = maker_of(LayText)
_CLAIM_KINDS = {
    BlockKind.PARAGRAPH: ClaimKind.PARAGRAPH,
    BlockKind.ITEM: ClaimKind.ITEM,
    BlockKind.ROW: ClaimKind.ROW,
}
_CLAIMS = tuple(_CLAIM_KINDS)


@dataclass(slots=True, kw_only=True)
class Sayings:
    """What an article says, sorted by what it is; filled by `sort_blocks` and then only read."""

    claims: list[Claim] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    answer: list[AnswerSentence] = field(default_factory=list)
    lay_texts: list[LayText] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    code_samples: list[CodeSample] = field(default_factory=list)


def sort_blocks(blocks: tuple[Block, ...], faults: list[Fault]) -> Sayings:
    """Makes the records of an article from its blocks, in the order of the text.

    Args:
        blocks: What the scanner found.
        faults: Takes what is wrong with attribute lists.
    """
    sayings = Sayings()
    by_table = {block.level: block for block in blocks if block.level and block.kind is BlockKind.CAPTION}
    heads: dict[TableHead, TableHead] = {}
    for block in blocks:
        if block.kind in _CLAIMS:
            if _is_prose(block):
                sayings.prose.append(_prose(block, faults))
            else:
                head = _head(block, by_table.get(block.level)) if block.kind is BlockKind.ROW else None
                shared = heads.setdefault(head, head) if head is not None else None
                sayings.claims.append(_claim(block, shared, by_table.get(block.level), faults))
        elif block.kind is BlockKind.HEADING:
            sayings.headings.append(_heading(block))
        elif block.kind is BlockKind.CAPTION:
            sayings.captions.append(_caption(block))
        elif block.kind is BlockKind.CODE:
            sayings.code_samples.append(_code_sample(block))
        elif block.kind is BlockKind.LAY:
            sayings.lay_texts.append(_lay_text(block, faults))
        else:
            sayings.answer.append(_sentence(block, faults))
    return sayings


def _is_prose(block: Block) -> bool:
    return ("class", "prose") in [(one.name, one.value) for one in block.attributes]


def _head(row: Block, caption: Block | None) -> TableHead:
    return TableHead(caption.text if caption is not None else "", row.columns, row.blanks)


def _claim(block: Block, head: TableHead | None, caption: Block | None, faults: list[Fault]) -> Claim:
    mark = read_claim_mark(block.attributes, faults) if block.attributes else _NO_MARK
    citations = block.citations
    if caption is not None and not citations and block.kind is BlockKind.ROW:
        citations = caption.citations
    return _make_claim(
        id=mark.id,
        kind=_CLAIM_KINDS[block.kind],
        text=block.text,
        text_map=block.text_map,
        section=block.section,
        head=head,
        citations=citations,
        certainty=mark.certainty,
        strength=mark.strength,
        strong_because=mark.strong_because,
        population=mark.population,
        outcome=mark.outcome,
        intervention=mark.intervention,
        staging=mark.staging,
        indirect=mark.indirect,
        conflicts_with=mark.conflicts_with,
        conflict_note=mark.conflict_note,
        due=mark.due,
        asks=mark.asks,
        attributes=tuple([(one.name, one.value) for one in block.attributes]),
        at=block.at,
        mark_at=block.mark_at,
    )


_NO_MARK = ClaimMark()


def _prose(block: Block, faults: list[Fault]) -> Prose:
    read_claim_mark(block.attributes, faults)
    return Prose(text=block.text, text_map=block.text_map, citations=block.citations, at=block.at)


def _sentence(block: Block, faults: list[Fault]) -> AnswerSentence:
    return AnswerSentence(
        text=block.text,
        text_map=block.text_map,
        rests_on=read_sentence_mark(block.attributes, faults),
        citations=block.citations,
        at=block.at,
        mark_at=block.mark_at,
    )


def _lay_text(block: Block, faults: list[Fault]) -> LayText:
    written_for = read_lay_mark(block.attributes, faults)
    audience, _, claim = (part.strip() for part in block.argument.partition("|"))
    return _make_lay_text(
        audience=audience,
        claim=ClaimId(claim),
        claim_at=block.argument_at or block.at,
        text=block.text,
        text_map=block.text_map,
        breaks=block.breaks,
        written_for=written_for.value if written_for else "",
        written_for_at=written_for.at if written_for else None,
        at=block.at,
    )


def _caption(block: Block) -> Caption:
    return Caption(text=block.text, text_map=block.text_map, citations=block.citations, at=block.at)


def _code_sample(block: Block) -> CodeSample:
    return CodeSample(text=block.text, text_map=block.text_map, is_fenced=bool(block.level), at=block.at)


def _heading(block: Block) -> Heading:
    return Heading(level=block.level, text=block.text, citations=block.citations, text_map=block.text_map, at=block.at)
