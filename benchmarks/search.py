"""How well readers find what answers them, beside other engines on the same data, and what is answered falsely.

python benchmarks/search.py FOLDER [--among 10000] [--known 1000] [--half all] [--scratch DIR] [--ours] [--smoothing]

FOLDER is a collection as `search_collection.py` describes it. The first tables ask the questions of `tests/questions/`
of the repository's own claims, hidden among so many sentences of the collection; the last asks the collection's own
questions among its documents. Other engines run in Chromium; `--ours` leaves them out. `--smoothing` finds
claims by the words of their neighbours too.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mkdocs_evidence.search.calibration import claims_by_number
from mkdocs_evidence.search.collect import collect_synonyms
from mkdocs_evidence.search.encoder import Encoder
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.gate import MOST_LOOKED_AT, judge, names_missing_subject
from mkdocs_evidence.search.site_index import SiteIndex, index_site
from search_abstention import auroc, threshold
from search_collection import Collection, read_collection, read_lines
from search_quality import first_good, ndcg

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "questions"))
from collections_of_questions import LOWEST, MISSING, Asked, read_questions, site_index, site_ledger

OURS = "mkdocs-evidence"
DEPTH = 10
UNTUNED = (
    "newcomers",
    "visitors",
    "callers",
    "askers",
    "enquirers",
    "seekers",
    "strangers",
    "outsiders",
    "guests",
    "travellers",
    "neighbours",
    "passers",
    "onlookers",
    "wayfarers",
)
"""Collections that were written from the claims alone, and frozen; `decisions/claim-search.md` says which are spent."""
KINDS = ("clinical", "lay", "abbreviation", "typing-error")


def sentences(folder: Path, count: int) -> Iterator[ArticleEntry]:
    """So many sentences of a collection, taken at even distances, one claim each."""
    lines = [line.rstrip("\n").split("\t")[1] for line in read_lines(folder / "sentences.txt")] if count else []
    for at, text in enumerate(lines[:: max(1, len(lines) // max(1, count))][:count]):
        yield ArticleEntry(id=f"other/{at:06}", url="", title="", claims=(ClaimEntry(id=f"s{at}", text=text),))


def documents_of(site: SiteIndex) -> list[dict[str, str]]:
    """Every claim as other engines get it: its words for every audience and its questions, under a title."""
    return [
        {
            "id": f"{article.id}-{claim.id}".replace("/", "-"),
            "title": article.title,
            "text": " ".join((claim.text, claim.lay_words, *claim.asks, claim.section)),
        }
        for article, claim in site.claims.values()
    ]


def our_rankings(site: SiteIndex, questions: Sequence[str]) -> list[list[str]]:
    """What our search finds, under the same names."""
    names = {number: f"{article.id}-{claim.id}".replace("/", "-") for number, (article, claim) in site.claims.items()}
    return [
        [names[hit.number] for hit in site.asker.ask(question, most=DEPTH, is_brief=True).hits]
        for question in questions
    ]


def compare(
    site: SiteIndex, questions: Sequence[str], scratch: Path, *, is_ours_alone: bool
) -> Mapping[str, Sequence[Sequence[str]] | str]:
    """What each engine finds for each question, or why it could not be asked."""
    rankings: dict[str, Sequence[Sequence[str]] | str] = {OURS: our_rankings(site, questions)}
    if not is_ours_alone:
        from search_engines import ask_engines  # It needs a browser, which our side does not.

        rankings.update(ask_engines(documents_of(site), questions, scratch))
    return rankings


def report_found(asked: Sequence[Asked], rankings: Mapping[str, Sequence[Sequence[str]] | str], prefix: str) -> None:
    """Prints, for each engine and kind of question, how many find a claim that answers in the first ten."""
    print(f"\n| engine | {' | '.join(f'{kind} found in 10' for kind in KINDS)} | MRR@10 | no result |")
    print(f"|---|{'--:|' * (len(KINDS) + 2)}")
    for engine, found in rankings.items():
        if isinstance(found, str):
            print(f"| {engine} | {found} |")
            continue
        grades = [{f"{prefix}{name}": 1 for name in one.answers} for one in asked]
        ranks = [first_good(ranked, good, 1) for ranked, good in zip(found, grades, strict=True)]
        cells = []
        for kind in KINDS:
            of_kind = [rank for rank, one in zip(ranks, asked, strict=True) if one.kind == kind]
            cells.append(f"{sum(rank > 0 for rank in of_kind) / len(of_kind):.2f}")
        mrr = statistics.mean(1 / rank if rank else 0 for rank in ranks)
        empty = sum(not ranked for ranked in found) / len(found)
        print(f"| {engine} | {' | '.join(cells)} | {mrr:.3f} | {empty:.1%} |")


def read_half(name: str, half: str) -> list[Asked]:
    """Of a collection, what may be seen while something is tuned, what is held out, or all; or what others asked."""
    if half in UNTUNED:
        return [*read_questions(name.replace("hip", half))]
    return [one for one in read_questions(name) if half in ("all", "held-out" if one.is_held_out else "seen")]


def report_gate(site: SiteIndex, asked: Sequence[Asked], own: str, half: str) -> None:
    """Prints how well answers are told from near misses, other subjects, and what is left without the article.

    A question with a decisive subject of which no claim speaks is not answered, whatever its score: it counts as below
    all that are.
    """
    claims = claims_by_number(site.index.numbered.blocks)

    def best(question: Asked, *, is_hidden: bool) -> tuple[float, float, bool]:
        found = site.asker.ask(question.text, most=4 * MOST_LOOKED_AT)
        if is_hidden:
            found = found.without(hit for hit in found.hits if claims[hit.number][0].id == own)
        judged = judge(question.text, found, claims)
        if not judged:
            return LOWEST, LOWEST, False
        is_missing = names_missing_subject(question.text, found)
        score = judged[0].score - MISSING * is_missing
        return score, LOWEST if is_missing else score, claims[judged[0].hit.number][1].id in question.answers

    answers = [best(one, is_hidden=False) for one in asked]
    scores = [score for score, _, _ in answers]
    given_scores = [given for _, given, _ in answers]
    chosen = site_index().calibration.threshold or 0.0
    print(
        "\n| questions that nothing answers | AUROC | answered at 5 % false | at 10 % | false at the site's threshold |"
    )
    print("|---|--:|--:|--:|--:|")
    for name, others in (
        ("near misses", [best(one, is_hidden=False)[:2] for one in read_half("hip_near_misses", half)]),
        ("other subjects", [best(one, is_hidden=False)[:2] for one in read_half("elsewhere", half)]),
        ("the article hidden", [best(one, is_hidden=True)[:2] for one in asked]),
    ):
        limits = [threshold([given for _, given in others], share) for share in (0.05, 0.10)]
        shares = [sum(given > limit for given in given_scores) / len(scores) for limit in limits]
        false = sum(given > chosen for _, given in others) / len(others)
        apart = auroc(scores, [score for score, _ in others])
        print(f"| {name} | {apart:.3f} | {shares[0]:.1%} | {shares[1]:.1%} | {false:.1%} |")
    given = [is_right for _, score, is_right in answers if score > chosen]
    print(f"\nAt the site's threshold of {chosen:.2f}: {len(given) / len(answers):.1%} answered, ", end="")
    print(f"{sum(given) / max(1, len(given)):.1%} of those by a claim that the collection names.")


def report_known(
    collection: Collection, questions: Sequence[str], rankings: Mapping[str, Sequence[Sequence[str]] | str]
) -> None:
    """Prints nDCG@10 of questions whose answers are known."""
    print("\n| engine | documents | questions | nDCG@10 | no result |\n|---|--:|--:|--:|--:|")
    for engine, found in rankings.items():
        if isinstance(found, str):
            print(f"| {engine} | {found} |")
            continue
        gains = [
            ndcg([name.removesuffix("-c") for name in ranked], collection.grades[question])
            for question, ranked in zip(questions, found, strict=True)
        ]
        empty = sum(not ranked for ranked in found) / len(found)
        print(f"| {engine} | {len(collection.articles)} | {len(gains)} | {statistics.mean(gains):.3f} | {empty:.1%} |")


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--among", type=int, default=10_000, help="sentences of the collection around our claims")
    parser.add_argument("--known", type=int, default=1000, help="questions of the collection; 0 leaves that table out")
    parser.add_argument("--half", choices=("all", "seen", "held-out", *UNTUNED), default="all", help="of our questions")
    parser.add_argument("--scratch", type=Path, help="keeps packages for the next run")
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("--smoothing", action="store_true", help="needs the extra of that name")
    given = parser.parse_args()
    scratch = given.scratch or Path(tempfile.mkdtemp())
    scratch.mkdir(parents=True, exist_ok=True)

    asked = read_half("hip_answered", given.half)
    nearest = Encoder() if given.smoothing else None
    own = [article for block in site_index().index.numbered.blocks for _, article in block]
    site = index_site([*own, *sentences(given.folder, given.among)], collect_synonyms(site_ledger()), nearest=nearest)
    print(f"{len(asked)} questions of readers among {len(site.claims)} claims")
    report_found(
        asked,
        compare(site, [one.text for one in asked], scratch, is_ours_alone=given.ours),
        f"{own[0].id.replace('/', '-')}-",
    )
    report_gate(site, asked, own[0].id, given.half)
    if given.known:
        collection = read_collection(given.folder)
        no_glossary: tuple[Synonyms, ...] = ()
        questions = [name for name, grades in collection.grades.items() if max(grades.values()) > 1][: given.known]
        texts = [collection.questions[name] for name in questions]
        known = index_site(collection.articles, no_glossary, nearest=nearest)
        report_known(collection, questions, compare(known, texts, scratch, is_ours_alone=given.ours))


if __name__ == "__main__":
    main()
