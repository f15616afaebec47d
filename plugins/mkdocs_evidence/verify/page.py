"""Compares one page with what the ledger says of its article."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mkdocs_evidence.verify.discrepancy import Discrepancy
from mkdocs_evidence.verify.shown import ShownClaim, ShownMark, ShownPage, plain_spaces
from mkdocs_evidence.verify.stated import StatedArticle, StatedCitation, StatedClaim


def compare_page(stated: StatedArticle, shown: ShownPage, *, page: str) -> Iterator[Discrepancy]:
    """Everything in which the page differs from the ledger."""
    if shown.article != stated.id:
        said = f"says it is the article `{shown.article}`" if shown.article else "is not marked as an article"
        yield Discrepancy(
            page=page, message=f"The page {said}, but should show `{stated.id}`. Was it built without the plugin?"
        )
    unrendered = _not_quoted(shown.unrendered, stated)
    if unrendered:
        message = f"Markup was left as text, {len(unrendered)} in all, the first `{unrendered[0].strip()}`."
        yield Discrepancy(page=page, message=message)
    anchors = frozenset([reference.anchor for reference in shown.references])
    yield from _compare_claims(stated.claims, shown, anchors, page)
    yield from _compare_excerpts(stated, shown, anchors, page)
    yield from _compare_lay_texts(stated, shown, page)
    yield from _compare_answer(stated, shown, anchors, page)
    yield from _compare_references(stated, shown, page)


def _not_quoted(unrendered: Sequence[str], stated: StatedArticle) -> list[str]:
    """Markup that was left as text; an author may quote some, with a backslash."""
    if not unrendered:
        return []
    known = " ".join(one.text for group in (stated.claims, stated.answer, stated.lay_texts) for one in group)
    return [words for words in unrendered if words not in known]


def _compare_claims(
    stated: Sequence[StatedClaim], shown: ShownPage, anchors: frozenset[str], page: str
) -> Iterator[Discrepancy]:
    by_id = {claim.id: claim for claim in shown.claims if claim.id}
    unnamed = Counter(claim.text for claim in shown.claims if not claim.id)
    for claim in stated:
        if not claim.id:
            if not unnamed[claim.text]:
                yield Discrepancy(page=page, about="claim without id", message=f"`{claim.text}` is not on the page.")
            unnamed[claim.text] -= 1
        elif claim.id not in by_id:
            yield Discrepancy(page=page, about=f"claim {claim.id}", message="The claim is not on the page.")
        else:
            for message in _claim_differences(claim, by_id[claim.id], anchors):
                yield Discrepancy(page=page, about=f"claim {claim.id}", message=message)
    known = {claim.id for claim in stated}
    for name, times in Counter(claim.id for claim in shown.claims if claim.id).items():
        if name not in known:
            yield Discrepancy(page=page, about=f"claim {name}", message="The ledger has no such claim.")
        elif times > 1:
            yield Discrepancy(page=page, about=f"claim {name}", message=f"The claim is on the page {times} times.")
    order = [claim.id for claim in stated if claim.id]
    there = [claim.id for claim in shown.claims if claim.id]
    if there != order and sorted(there) == sorted(order):
        yield Discrepancy(page=page, message="The claims stand in another order than in the ledger.")


def _claim_differences(stated: StatedClaim, shown: ShownClaim, anchors: frozenset[str]) -> Iterator[str]:
    if shown.text != stated.text:
        yield f"The page says `{shown.text}`, the ledger `{stated.text}`."
    if shown.anchor != stated.id:
        yield f"Its link `#{stated.id}` leads nowhere: the element has the id `{shown.anchor}`."
    if shown.is_hidden:
        yield "The claim is hidden from readers."
    yield from _mark_differences(stated.citations, shown.marks, anchors)


def _mark_differences(
    stated: Sequence[StatedCitation], shown: Sequence[ShownMark], anchors: frozenset[str]
) -> Iterator[str]:
    """Marks may stand in the order of their numbers; what counts is which they are and where each leads."""
    numbers = {one.key: str(one.number) for one in stated if one.number is not None}
    wanted = sorted([(one.key, one.relation) for one in stated if one.number is not None])
    there = sorted([(mark.key, mark.relation) for mark in shown])
    if wanted != there:
        yield f"It cites {_listed_relations(there)}, by the ledger {_listed_relations(wanted)}."
    for mark in shown:
        if mark.key in numbers and mark.number != numbers[mark.key]:
            yield f"`{mark.key}` has the number {mark.number or 'none'}, by the ledger {numbers[mark.key]}."
        if mark.target != f"#ref-{mark.key}":
            yield f"The mark of `{mark.key}` leads to `{mark.target}`, not to `#ref-{mark.key}`."
        elif mark.target[1:] not in anchors:
            yield f"The mark of `{mark.key}` leads nowhere: the reference is not on the page."


def _compare_excerpts(
    stated: StatedArticle, shown: ShownPage, anchors: frozenset[str], page: str
) -> Iterator[Discrepancy]:
    texts = {claim.id: claim.text for claim in stated.claims}
    citations = {claim.id: claim.citations for claim in stated.claims}
    for excerpt in shown.excerpts:
        if excerpt.marks:
            for message in _mark_differences(citations.get(excerpt.claim, ()), excerpt.marks, anchors):
                yield Discrepancy(page=page, about=f"claim {excerpt.claim} where it is repeated", message=message)
        whole = texts.get(excerpt.claim, "")
        start = excerpt.text.removesuffix("…").rstrip()
        is_cut = start != excerpt.text and start and whole.startswith(start)
        if not (excerpt.text == whole or is_cut):
            message = f"The page repeats it as `{excerpt.text}`, the ledger says `{whole}`."
            yield Discrepancy(page=page, about=f"claim {excerpt.claim}", message=message)


def _compare_lay_texts(stated: StatedArticle, shown: ShownPage, page: str) -> Iterator[Discrepancy]:
    wanted = Counter((lay.claim, lay.audience, lay.text) for lay in stated.lay_texts)
    there = Counter((lay.claim, lay.audience, lay.text) for lay in shown.lay_texts)
    for claim, audience, text in wanted - there:
        message = f"The wording for the audience `{audience}` is not on the page as written: `{text}`."
        yield Discrepancy(page=page, about=f"claim {claim}", message=message)
    for claim, audience, text in there - wanted:
        message = f"The page has a wording for the audience `{audience}` that is not in the ledger: `{text}`."
        yield Discrepancy(page=page, about=f"claim {claim}", message=message)


def _compare_answer(
    stated: StatedArticle, shown: ShownPage, anchors: frozenset[str], page: str
) -> Iterator[Discrepancy]:
    wanted = [(sentence.text, sentence.rests_on) for sentence in stated.answer]
    there = [(sentence.text, sentence.rests_on) for sentence in shown.answer]
    if wanted == there:
        for sentence, seen in zip(stated.answer, shown.answer, strict=True):
            for message in _mark_differences(sentence.citations, seen.marks, anchors):
                yield Discrepancy(page=page, about="bottom line", message=message)
        return
    for text, rests_on in wanted:
        if (text, rests_on) not in there:
            message = f"`{text}`, resting on {_listed(rests_on)}, is not on the page."
            yield Discrepancy(page=page, about="bottom line", message=message)
    for text, rests_on in there:
        if (text, rests_on) not in wanted:
            message = f"The page says `{text}`, resting on {_listed(rests_on)}; the ledger does not."
            yield Discrepancy(page=page, about="bottom line", message=message)
    if sorted(wanted) == sorted(there):
        yield Discrepancy(page=page, about="bottom line", message="Its sentences stand in another order.")


def _compare_references(stated: StatedArticle, shown: ShownPage, page: str) -> Iterator[Discrepancy]:
    by_key = {reference.key: reference for reference in shown.references}
    for reference in stated.references:
        about = f"reference {reference.key}"
        seen = by_key.get(reference.key)
        if seen is None:
            yield Discrepancy(page=page, about=about, message="The reference is not on the page.")
            continue
        if seen.number != str(reference.number):
            message = f"It has the number {seen.number or 'none'}, by the ledger {reference.number}."
            yield Discrepancy(page=page, about=about, message=message)
        if seen.anchor != f"ref-{reference.key}":
            message = f"No mark can lead to it: its id is `{seen.anchor}`, not `ref-{reference.key}`."
            yield Discrepancy(page=page, about=about, message=message)
        if seen.text != plain_spaces(reference.text):
            message = f"The page says `{seen.text}`, the ledger `{reference.text}`."
            yield Discrepancy(page=page, about=about, message=message)
    known = {reference.key for reference in stated.references}
    for key, times in Counter(reference.key for reference in shown.references).items():
        if key not in known:
            message = "The reference is on the page, but not in the ledger."
            yield Discrepancy(page=page, about=f"reference {key}", message=message)
        elif times > 1:
            yield Discrepancy(page=page, about=f"reference {key}", message=f"It is on the page {times} times.")


def _listed_relations(citations: Iterable[tuple[str, str]]) -> str:
    return _listed(key if relation == "supports" else f"{relation} @{key}" for key, relation in citations)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "nothing"
