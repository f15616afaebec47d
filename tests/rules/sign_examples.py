"""Signs the board records on the pages of rules, so that each example is a record as a board would send it.

Run from the root of the repository after a page or the form of a record has changed:

    PYTHONPATH=tests/unit/render python tests/rules/sign_examples.py

A record on a page may be written short (article, reviewer, date, meaning, claims with their verdicts): digests, the
words that were signed, the chain and the signature are added. What is to be wrong with a record is in `SPOILED`.
Editions of a roll are signed by those who stand under `by`.
"""

import re
import tempfile
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

from rule_page import LittleSite, sites_of
from sample_guidance import key_of, public_key_of, with_signature

from mkdocs_evidence.analysis.reviews.digests import digest_of_parts, parts_of_claim, words_digest
from mkdocs_evidence.analysis.reviews.form import record_digest, record_text
from mkdocs_evidence.analysis.reviews.roll_form import edition_bytes, edition_digest, roll_text
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.checks import RULES
from mkdocs_evidence.load.board.reviews import load_review
from mkdocs_evidence.load.board.roll import load_roll
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import ClaimVerdict, ReviewRecord, SignedParts
from mkdocs_evidence.model.roll import BoardRoll, RollEdition

SPOILED = {("forged-signature", "Example"): ('meaning: "reviewed"', 'meaning: "approved"')}
"""By rule and heading: what was signed, and what the page shows instead."""

ROLL = "site_config/board.roll.json"

NOT_THERE = "0" * 16
"""How the digest of a record begins that the page leaves out."""


def main() -> None:
    """Signs the records of every page that has some, in place."""
    for rule in RULES:
        page = rule.page.read_text(encoding="utf-8")
        if "content/reviews/" in page or "site_config/board.yml" in page:
            for site in sites_of(page):
                page = _with_roll(_signed_page(page, rule.name, site), site)
            page = re.sub(r"\{key of ([\w-]+)\}", lambda found: public_key_of(found[1]), page)
            rule.page.write_text(page, encoding="utf-8")


def _signed_page(page: str, rule: str, site: LittleSite) -> str:
    start = re.search(rf"^##+ {re.escape(site.heading)}$", page, re.MULTILINE).end()  # type: ignore[union-attr] # it is there
    with tempfile.TemporaryDirectory() as folder:
        site.write(Path(folder))
        ledger = load_site(Layout.of(Path(folder)))
    previous: tuple[str, ...] = ()
    for file, text in site.files:
        if file.startswith("content/reviews/"):
            signed, shown = SPOILED.get((rule, site.heading), ("", ""))
            record = _complete(load_review(text.replace(shown, signed), file=file)[0], ledger, previous)
            previous = (record_digest(record),)
            page = page[:start] + _put(page[start:], file, record_text(record).replace(signed, shown))
    return page


def _with_roll(page: str, site: LittleSite) -> str:
    """The page with the roll of this site signed, and with the digest of its last edition in the log."""
    written = dict(site.files).get(ROLL)
    if written is None:
        return page
    editions: list[RollEdition] = []
    for edition in load_roll(written, file=ROLL)[0].editions:
        named = replace(edition, previous=edition_digest(editions[-1]) if editions else "", signatures=())
        content = edition_bytes(named)
        made = ((who, b64encode(key_of(who).sign(content)).decode()) for who, _ in edition.signatures)
        editions.append(replace(named, signatures=tuple(made)))
    lines = roll_text(BoardRoll(file=ROLL, editions=tuple(editions))).splitlines()
    start = page.index(f"## {site.heading}")
    block = page.index(f'title="{ROLL}"\n', start)
    first = page.index("\n", block) + 1
    last = page.index("```", first)
    marks = [line.partition(" # ")[2] for line in page[first:last].splitlines() if line.startswith("    {")]
    opened = iter(marks)
    kept = [f"{line} # {mark}" if line == "    {" and (mark := next(opened)) else line for line in lines]
    page = page[:first] + "".join(f"{line}\n" for line in kept) + page[last:]
    return page[:start] + page[start:].replace("{digest of edition 1}", edition_digest(editions[0]), 1)


def _complete(record: ReviewRecord | None, ledger: Ledger, previous: tuple[str, ...]) -> ReviewRecord:
    assert record is not None
    article = ledger.articles[record.article]
    claims = tuple(_bound(one, article, ledger) for one in record.claims)
    is_kept = any(one.startswith(NOT_THERE) for one in record.previous)
    answers = tuple(replace(one, record=previous[0] if previous else one.record) for one in record.answers)
    record = replace(record, claims=claims, answers=answers, previous=record.previous if is_kept else previous)
    return with_signature(record, *(who for who, _ in record.signatures))


def _bound(verdict: ClaimVerdict, article: Article, ledger: Ledger) -> ClaimVerdict:
    """The verdict on the words that it keeps, or on those of the article when it keeps none."""
    claim = next(one for one in article.claims if one.id == verdict.claim)
    lay_texts = [one for one in article.lay_texts if one.claim == claim.id]
    words = verdict.words or signed_words(claim)

    def parts_of(words: str) -> SignedParts:
        parts = parts_of_claim(claim, article, ledger, lay_texts=lay_texts)
        return replace(parts, words=words_digest(words))

    parts = parts_of(words)
    # The words before may stand there in full until they are signed.
    same = verdict.same_meaning_as
    same = digest_of_parts(parts_of(same)) if " " in same else same
    return replace(verdict, words=words, parts=parts, digest=digest_of_parts(parts), same_meaning_as=same)


def _put(page: str, file: str, text: str) -> str:
    """The first block of this file with other lines; the findings marked in it stay on the lines of their names."""
    fence = re.search(rf'^```\w+ title="{re.escape(file)}"\n(.*?)^```$', page, re.MULTILINE | re.DOTALL)
    assert fence is not None
    marks = dict(
        re.findall(r"^\s*([\w-]+):.*?(\s# (?:error|warning|info)(?:\[[\w-]+\])?: .*)$", fence[1], re.MULTILINE)
    )
    lines = [line + marks.get(line.strip().partition(":")[0], "") for line in text.splitlines()]
    return page[: fence.start(1)] + "".join(f"{line}\n" for line in lines) + page[fence.end(1) :]


if __name__ == "__main__":
    main()
