"""Ratios in brackets on the other side of one than the words before them: `fewer deaths (risk ratio 1.4)`."""

import re
from collections.abc import Iterator

from mkdocs_evidence.analysis.figures.figure import Figure, Shape
from mkdocs_evidence.analysis.figures.units import PLAIN
from mkdocs_evidence.syntax.patterns import regex

_REACH = 180
"""Characters before a ratio in which its words are looked for."""
_NEAR = 24
_RISK = r"(?:s|es|ed)?\sthe\s(?:relative\s)?(?:rate|risk|odds|hazard|likelihood|chance)\b"
_OFTEN = r"\s(?:often|common(?:ly)?|likely|frequent(?:ly)?)\b"
_SOME = (
    r"\s(?:people|patients|participants|women|men|children|infants|adults|deaths|falls|strokes|infections|admissions"
    r"|relapses|recurrences|fractures|bleeds|events|complications|exacerbations|attacks|seizures)\b"
)
_PART = r"(?:third|half|quarter|fifth|tenth|thirds|quarters|fifths|per\scent|percent)"
_RATIO = (
    r"\((?:(?:adjusted|pooled|relative|summary|crude|unadjusted)\s)?"
    r"(?:(?:hazard|risk|odds|rate)\sratio|relative\srisk|a?[HRO]R|IRR)[\s,:=]{1,3}(?:of\s)?$"
)
_OF_RISK = regex(
    rf"\b(?:(?P<up>(?:rais|increas)(?:e|es|ed)(?={_RISK})|more(?={_OFTEN}|{_SOME})|{_PART}\s(?:higher|greater)"
    rf"|(?:twice|times)\sas(?={_OFTEN})|(?:doubled|trebled|tripled))"
    rf"|(?P<down>(?:lower|cut|reduc|decreas)(?:e|es|s|ed)?(?={_RISK})|less(?={_OFTEN})|fewer(?={_SOME})"
    rf"|{_PART}\s(?:lower|smaller)|half\sas(?={_OFTEN})|halved))"
    rf"(?P<then>[^.;:()]{{0,90}}){_RATIO}",
    re.IGNORECASE,
)
_MORE, _LESS = "increased|raised|higher|elevated|greater", "reduced|lowered|lower|decreased|smaller"
_COMMONNESS = r"\s(?:risks?|rates?|odds|incidence|likelihood|mortality|frequency|chance)\b"
_WAS = r"(?:was|were|is|are|been|be)\s(?:[a-z]+ly\s)?"
_NO_NOUN = r"(?=\s(?:\(|(?:by|in|with|after|on|from|at|during|under|when|overall|significantly)\b))"
_NO_SUBJECT = "".join(
    rf"(?<!\b{word}\s)"
    for word in "with an a the and or were was is are be by of in to for from including except had have".split()
)
_OF_EFFECT = regex(
    rf"\b(?:(?P<up>increases|raises|increase(?=\sthe\b)|{_WAS}(?:{_MORE}){_NO_NOUN}|(?:{_MORE})(?={_COMMONNESS})"
    r"|an?\s(?:[a-z]+\s)?(?:increase|rise)\sin"
    rf"|(?<=[a-z]\s){_NO_SUBJECT}(?:increased?|raised?))"
    rf"|(?P<down>reduces|lowers|decreases|prevents|cuts|{_WAS}(?:{_LESS}){_NO_NOUN}|(?:{_LESS})(?={_COMMONNESS})"
    r"|an?\s(?:[a-z]+\s)?(?:reduction|decrease|fall)\sin"
    rf"|(?<=[a-z]\s){_NO_SUBJECT}(?:reduced?|lowered|decreased?|prevent(?:ed)?)))\b"
    rf"(?P<then>[^.;:(),]{{0,90}}){_RATIO}",
    re.IGNORECASE,
)
_TOLD_OF_ANOTHER = regex(
    r"\b(?:was|were|is|are|had|have|has|associated|linked|correlated|predict\w*|led|leads|who|which|that|those)\b"
)
"""Words that show that the rise or fall is one of the exposure: `increased age was associated with death`."""
_OTHERS = regex(
    r"\b(?:(?<!intensive\s)(?<!tight\s)(?<!strict\s)(?<!pressure\s)(?<!glycaemic\s)(?<!glycemic\s)control|placebo|usual|standard|comparator|comparison|sham|no|without)\b",
    re.IGNORECASE,
)
"""Groups that are often printed last, whichever of the two the sentence speaks of."""
_OTHER_DIRECTION = regex(
    r"\b(?:but|while|whereas|not|no|never|more|less|fewer|higher|lower|greater|without|than"
    r"|(?:increas|reduc|decreas|improv|prevent)\w+)\b",
    re.IGNORECASE,
)
_OF_THE_OPPOSITE = regex(
    r"surviv|\bfree\b|freedom|\btime\b|duration|interval|persisten|adheren|retention|continu|\bper\b|\beach\b|\bevery\b",
    re.IGNORECASE,
)
"""Outcomes whose ratios often count the opposite, as survival by a hazard ratio of death, and ratios for each step."""
_OF_A_GROUP = regex(r"[^()]*?\b(?:for|on|versus|vs|v|compared|relative|reference|per|each|in|among|with|without)\b")
"""What a bracket says behind a ratio that tells whom it compares, perhaps the other way round."""
_DENIED = regex(r"\b(?:not|no|nor|neither|never|fail(?:s|ed)?|unlikely|whether|if|nothing)\b[^.;]*$", re.IGNORECASE)
_DENIAL_REACH = 60


def find_turned_ratios(figures: tuple[Figure, ...], text: str) -> Iterator[tuple[str, Figure]]:
    """Ratios in brackets on the other side of one than the words before them, each with these words.

    >>> from mkdocs_evidence.analysis.figures.reader import find_figures
    >>> text = "Remission was less likely with lithium (risk ratio 1.84)."
    >>> [(words, ratio.words) for words, ratio in find_turned_ratios(tuple(find_figures(text)), text)]
    [('less likely', '1.84')]
    """
    for figure in figures:
        if figure.unit != PLAIN or figure.shape is not Shape.VALUE or figure.low in (0, 1):
            continue
        if "(" not in text[max(0, figure.start - _NEAR) : figure.start]:
            continue
        found = _find_words(text, figure)
        if found is None:
            continue
        words, is_more = found
        if is_more == (figure.low < 1):
            yield words, figure


def _find_words(text: str, figure: Figure) -> tuple[str, bool] | None:
    """The words of direction before a ratio, and whether they say more; None where none are, or they are denied."""
    start = max(0, figure.start - _REACH)
    found = _OF_RISK.search(text, start, figure.start)
    if found is None:
        found = _OF_EFFECT.search(text, start, figure.start)
        if found is None or _TOLD_OF_ANOTHER.search(found["then"]):
            return None
        if _OF_THE_OPPOSITE.search(text, start, figure.start) or _OF_A_GROUP.match(text, figure.stop):
            return None
    if _OTHER_DIRECTION.search(found["then"]) or _OTHERS.search(found["then"]):
        return None
    if _DENIED.search(text, max(0, found.start() - _DENIAL_REACH), found.start()):
        return None
    return " ".join(found[0].split()[:2]), found["up"] is not None
