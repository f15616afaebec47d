"""Whether search knows when nothing answers: each question is asked twice, the second time with its topic hidden.

python benchmarks/search_abstention.py FOLDER [--questions 1000] [--whole]

The site is made of the sentences of the documents that answer the questions. Hidden are those that answer one question
and all that are about the same thing. Prints, for each signal and for
all together (a logistic of them, fitted on one half of the questions and measured on the other), how well it tells the
two apart, and the share of questions that are still answered when 5 % and 10 % of the hidden ones are answered too.
"""

import argparse
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs_evidence.search.analyser import stems
from mkdocs_evidence.search.entries import ArticleEntry, Synonyms
from mkdocs_evidence.search.ranking import Found, Hit
from mkdocs_evidence.search.site_index import index_site
from search_collection import Collection, by_sentence, read_collection
from search_quality import names_by_number

DEEP = 400
FEATURES = (
    "coverage of the best three",
    "score against the highest possible",
    "lead over the tenth",
    "score",
    "rarest word lacking",
)
NO_GLOSSARY: tuple[Synonyms, ...] = ()
Sample = tuple[Sequence[float], bool]


def ask_twice(
    articles: Sequence[ArticleEntry], collection: Collection, questions: Sequence[str]
) -> Iterator[tuple[Found, Found, bool]]:
    """Of each question: what it finds, what it finds with its topic hidden, and whether the first hit was right."""
    site = index_site(articles, NO_GLOSSARY)
    names = names_by_number(site.index)
    topics = {name: frozenset(stems(topic)) for name, topic in collection.topics.items()}
    for question in questions:
        asked = [topics[name] for name in collection.grades[question]]
        found = site.asker.ask(collection.questions[question], most=DEEP)
        # About the same thing is also what is about a form of it: `Diabetes` and `Diabetes insipidus`.
        near = (topics[names[hit.number]] for hit in found.hits)
        is_kept = [not any(topic <= one or one <= topic for one in asked) for topic in near]
        hidden = found.without(hit for hit, kept in zip(found.hits, is_kept, strict=True) if not kept)
        yield found, hidden, bool(found.hits) and not is_kept[0]


def confidence_features(found: Found) -> tuple[float, ...]:
    """What words alone tell, in the order of `FEATURES`; zeros when nothing was found."""
    if not found.hits:
        return (0.0,) * len(FEATURES)
    best, tenth = found.hits[0].score, found.hits[:10][-1].score
    coverage = max(hit.coverage for hit in found.hits[:3])
    lacks = min(_rarest_beside(hit, found) for hit in found.hits[:3])
    return coverage, best / found.highest, (best - tenth) / best, math.log(1 + best), lacks


def _rarest_beside(hit: Hit, found: Found) -> float:
    return max((one.rarity for at, one in enumerate(found.asked) if not hit.own >> at & 1), default=0.0)


def auroc(answered: Sequence[float], hidden: Sequence[float]) -> float:
    """Chance that a question with an answer has a higher signal than one without."""
    ranked = sorted([(value, 1) for value in answered] + [(value, 0) for value in hidden])
    total, at = 0.0, 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        total += (at + 1 + end) / 2 * sum(kind for _, kind in ranked[at:end])
        at = end
    return (total - len(answered) * (len(answered) + 1) / 2) / (len(answered) * len(hidden))


def threshold(hidden: Sequence[float], share: float) -> float:
    """The signal above which so many of the questions without an answer lie."""
    return sorted(hidden)[min(len(hidden) - 1, math.ceil(len(hidden) * (1 - share)) - 1)]


def fit(samples: Sequence[Sample]) -> list[float]:
    """Weights of a logistic, the constant last: gradient descent on standardised signals, then scaled back."""
    count, width = len(samples), len(samples[0][0])
    means = [sum(one[0][at] for one in samples) / count for at in range(width)]
    spreads = [math.sqrt(sum((one[0][at] - means[at]) ** 2 for one in samples) / count) or 1.0 for at in range(width)]
    rows = [([(one[0][at] - means[at]) / spreads[at] for at in range(width)] + [1.0], one[1]) for one in samples]
    weights = [0.0] * (width + 1)
    for _ in range(300):
        slope = [0.001 * weight for weight in weights]
        for row, is_answered in rows:
            error = 1 / (1 + math.exp(-sum(map(float.__mul__, row, weights)))) - is_answered
            for at, value in enumerate(row):
                slope[at] += error * value / count
        weights = [weight - 2.0 * step for weight, step in zip(weights, slope, strict=True)]
    scaled = [weights[at] / spreads[at] for at in range(width)]
    return [*scaled, weights[-1] - sum(map(float.__mul__, scaled, means))]


def report(name: str, answered: Sequence[float], hidden: Sequence[float], right: Sequence[bool]) -> None:
    """Prints a line of the table."""
    cells = [f"{auroc(answered, hidden):.3f}"]
    for share in (0.05, 0.10):
        limit = threshold(hidden, share)
        passed = [is_right for value, is_right in zip(answered, right, strict=True) if value > limit]
        cells.append(f"{len(passed) / len(answered):.3f}")
        cells.append(f"{sum(passed) / len(passed):.3f}" if passed else "none")
    print(f"| {name} | " + " | ".join(cells) + " |")


def main() -> None:
    """Prints the table, and the weights fitted on all questions with the threshold they give."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--whole", action="store_true", help="ask among whole documents, all of them")
    given = parser.parse_args()
    collection = read_collection(given.folder)
    questions = list(collection.grades)[: given.questions]
    wanted = {name for question in questions for name in collection.grades[question]}
    articles = collection.articles if given.whole else by_sentence(given.folder, wanted)
    asked = list(ask_twice(articles, collection, questions))
    right = [is_right for *_, is_right in asked]
    answered = [confidence_features(found) for found, *_ in asked]
    hidden = [confidence_features(found) for _, found, _ in asked]
    print("| signal | AUROC | answered at 5 % false | of those right | answered at 10 % | of those right |")
    print("|---|--:|--:|--:|--:|--:|")
    for at, name in enumerate(FEATURES):
        report(name, [one[at] for one in answered], [one[at] for one in hidden], right)
    sides: tuple[list[float], list[float]] = ([0.0] * len(asked), [0.0] * len(asked))
    for half in (0, 1):
        samples = [(one, True) for one in answered[1 - half :: 2]] + [(one, False) for one in hidden[1 - half :: 2]]
        weights = fit(samples)
        for values, features in zip(sides, (answered, hidden), strict=True):
            for at in range(half, len(asked), 2):
                values[at] = sum(map(float.__mul__, [*features[at], 1.0], weights))
    report("all together", *sides, right)
    weights = fit([(one, True) for one in answered] + [(one, False) for one in hidden])
    values = [sum(map(float.__mul__, [*one, 1.0], weights)) for one in hidden]
    print("weights", [round(weight, 4) for weight in weights])
    print("threshold at 5 % false", round(1 / (1 + math.exp(-threshold(values, 0.05))), 4))


if __name__ == "__main__":
    main()
