"""What a claim may not say, or must say, to answer a question that says the opposite or asks for one thing only.

`Who should not have it?` is not answered by whom it could be discussed with, nor `My hip hurts, may I wait?` by what
holds for hips without symptoms. No agreement of words makes up for that, so these are no figures that are weighed.
Each is one pattern over the question, the claim and what its authors say it answers, so that the browser needs no
more than to try it.
"""

import re
from functools import cache, lru_cache

from mkdocs_evidence.search.analyser import fold

PARTING = "\u00b6"
"""Stands between the question, the claim's text and its authors' questions; no word has it."""
_ANY = f"[^{PARTING}]*"
_CARE = (
    r"(?:treat\w*|therap\w*|operat\w*|surg\w*|decompress\w*|drill\w*|wait\w*|watch\w*|manage\w*|options?|choices?|"
    r"replace\w*)"
)
_STAGE = r"(?:stage|grade|arco|ficat|steinberg) [0-9][a-d]?"
_THING = r"(?:[a-z]+ ){0,2}(?:lesion|area|spot|patch|tumor|stone|hernia|cyst|nodule|polyp|aneurysm|defect|tear)s?"
_HURTS_NOT = r"\b(?:without (?:symptoms|pain)|asymptomatic|painless|no pain|silent)\b"
_HURTS = r"(?<!became )(?<!become )\b(?:painful|with symptoms|symptomatic)\b"
_EFFECT = (
    r"\b(?:help(?:s|ed)?|reliev\w+|reduc\w+|eas(?:e|es|ed|ing)|prevent\w*|improv\w+|stop(?:s|ped)?|lower(?:s|ed)?|"
    r"delay(?:s|ed)?|slow(?:s|ed)?|lessen(?:s|ed)?|tak(?:e|es) away)"
    r"(?: (?!before|after|in|at|if|when|until|during|than|or|does|do|is|without)[a-z]+){0,4}?"
)

_OPPOSITES: tuple[tuple[str, str, str], ...] = (
    (
        r"\b(?:who|whom|when|which [a-z]+) (?:is|are|should|must|can|may|ought)(?: [a-z-]+){0,5}? "
        r"(?:not|never|avoid\w*)\b|"
        r"\bwho (?:shouldn't|mustn't)\b|\bcontraindicat\w*|\bshould (?:i|we|you|people|patients) avoid\b|"
        r"\bunsuitable\b|\bnot (?:suitable|eligible|indicated|allowed)\b",
        "",
        r"\b(?:not (?:be )?(?:us|giv|tak|offer|operat|hav|recommend|suit|appropriat|indicat|treat)|contraindicat|"
        r"unsuitable|avoid(?:s|ed|ing)?\b|against (?:using|the use)|not for\b|unless|except)",
    ),
    (
        r"(?<!not )(?<!no )(?<!never )(?<!nothing )(?<!start )(?<!starts )(?<!begin )"
        r"\b(?:hurts|hurting|aches|aching)\b(?! (?:less|any|later|some))|"
        r"\b(?:is|are|am|im|i'm) (?:so |very |still |always )?(?:painful|sore|in pain|symptomatic)\b|"
        r"\b(?:my|a|an|the|with|have|has|got|had) (?!no |less )(?:(?!no |less )[a-z]+ )?(?:painful|symptomatic)\b|"
        r"\b(?:my|have|has|got|with) (?!no |less |any )(?:(?!no |less )[a-z]+ )?pain\b|^(?:hip |joint )?pain,",
        _HURTS_NOT,
        _HURTS,
    ),
    (
        r"\b(?:without|no|nor|never|zero|free of|free from|not (?:any|in)) (?:any |hip |the |a )?"
        r"(?:pain|symptoms?|complaints?)\b"
        r"(?! (?:relief|benefit|killers?|medic\w*))|\b(?:painless|asymptomatic|symptomless|silent)\b|"
        r"(?:\bnot|\bnever|n't|\bdont|\bdoesnt) (?:really |even |yet )?(?:hurt|ache|feel (?:any |the )?pain)\b|"
        r"\bnothing hurts\b|\bfeel nothing\b",
        r"\b(?:painful|with symptoms|symptomatic|(?:reliev|eas)\w+ pain|pain eased)\b",
        _HURTS_NOT,
    ),
    (
        rf"\b(?:big|large|huge|extensive) {_THING}\b|"
        rf"\b{_THING} (?:is|are|looks?) (?:very |quite |so )?(?:big|large|huge)\b",
        r"(?<!not )\bsmall\b",
        r"\b(?:large|big|over|more than)\b",
    ),
    (
        rf"\b(?:small|tiny|little) {_THING}\b|\b{_THING} (?:is|are|looks?) (?:very |quite |so )?(?:small|tiny)\b",
        r"\b(?:large|big|not small)\b",
        r"(?<!not )\bsmall\b",
    ),
    (
        rf"\b{_STAGE}\b{_ANY}\b{_CARE}\b|\b{_CARE}\b{_ANY}\b{_STAGE}\b",
        "",
        rf"\b(?:{_CARE}|prefers?|suggest|recommend\w*|could|care|controlled|trial|graft\w*)\b",
    ),
    (
        r"\b(?:wait and see|watch and wait|watchful|(?:can|may|should|could|safe to|be) "
        r"(?:(?:i|we|it|he|she|they|you) )?(?:just |still )?(?:wait|watch(?:ed)?))\b",
        "",
        r"\b(?:watch\w*|wait\w*|repeat\w*|options?|emergency|delay\w*|untreated|not treated|without treatment|"
        r"collaps\w*|worse\w*|progress\w*|became|recover\w*|resolv\w*|urgent\w*)\b",
    ),
    (
        r"\bhow (?:bad|serious|severe) (?:is|are|was)\b",
        "",
        r"\b(?:collaps\w*|became|becom\w*|progress\w*|die[ds]?|death|worse\w*|serious\w*|severe\w*|surviv\w*|recover\w*|"
        r"good|benign|radiograph|predict\w*|risk)\b",
    ),
    (
        r"\bwhat (?:now|next|then)\b",
        "",
        r"\b(?:suggest|recommend\w*|prefers?|should|could|may|needs?|consider\w*|ask|begins?|options?)\b",
    ),
    (
        r"\brul(?:e[sd]?|ing) out\b",
        "",
        r"\b(?:rul(?:e|ed|es|ing) out|exclu\w*|normal|negative|doubtful|sensitiv\w*|told apart|miss\w*|early)\b",
    ),
    (
        r"\b(?:mri|ct|ultrasound|xray|radiograph|scan|test)s? (?:(?:can|may|might|did|has|have) )?miss(?:ed|es)?\b",
        "",
        r"\b(?:miss\w*|overlook\w*|show\w*|shown|seen|sensitiv\w*|negative|detect\w*)\b",
    ),
    *(
        (
            rf"{_EFFECT} (?:{asked})\b|\b(?:{asked}) (?:relief|reduction|prevention|improvement)\b",
            "",
            rf"\b(?:{said})\b",
        )
        for asked, said in (
            (r"pain\w*|aches?|aching", r"pain\w*|ach(?:es?|ing)|hurt\w*|symptoms?|discomfort|sore\w*"),
            (r"symptoms?", r"symptom\w*|pain\w*|discomfort|unwell|better"),
            (
                r"function\w*|mobility|movement",
                r"function\w*|mobility|mov\w+|scores?|disabilit\w+|walk\w*|clinical result",
            ),
            (r"collaps\w*", r"collaps\w*|flat\w*|sav(?:e[sd]?|ing)|success\w*|surviv\w*|results?|differ"),
            (
                r"(?:hip |knee |joint |total )*(?:replacements?|arthroplasty)|thr|tha",
                r"replac\w*|arthroplast\w*|thr|tha",
            ),
            (r"fractures?", r"fractur\w*|break\w*|broken"),
            (r"infections?", r"infect\w*|pneumonia|sepsis"),
            (r"bleeding|bleeds?", r"bleed\w*|blood|hemorrhag\w*"),
            (r"strokes?", r"strokes?|cerebrovascular"),
            (r"thromboses|thrombosis|clots?|embol\w+", r"thromb\w+|clot\w*|embol\w+"),
        )
    ),
)
"""(what a question says, what the claim says then, what it does not say) of a claim that does not answer it. The first
is how to avoid it, then whether it hurts and how large it is, what to do at a stage, now and while waiting, what a test
rules out and misses; the rest are outcomes of which an effect is asked. A question of the claim's authors that says the
same is proof that it answers."""
_EXCEPTS = (
    r"(?:\b(?:without|not (?:have|having|got|with)|(?:don't|doesn't|dont|doesnt) have|free of) (?:any |an? |the )?|"
    r"\bnon-?)(?!operat|surg|treat|therap|medic|drug|doing|using|taking)([a-z]{4,})\b"
)
_WITHOUT = (
    rf"{_ANY}{_EXCEPTS}(?!{_ANY}{PARTING}{_ANY}\bwithout (?:[a-z]+ )?\1){_ANY}{PARTING}{_ANY}"
    r"\b(?:in|with) (?:[a-z]+ )?\1\b"
)
"""Who asks without something, such as a disease, gets not what is said of those with it."""


def _pattern(asked: str, said: str, unsaid: str) -> str:
    beside = rf"(?={_ANY}{PARTING}{_ANY}(?:{said}))" if said else ""
    of_claim = f"{_ANY}{PARTING}{_ANY}"
    unless = rf"(?!{of_claim}(?:{unsaid}))(?!{of_claim}{PARTING}{_ANY}(?:{asked}))"
    return rf"(?={_ANY}(?:{asked})){beside}{unless}"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What a question says, and the whole pattern; made when first asked for, since most builds ask for none."""
    parts = [(asked, _pattern(asked, said, unsaid)) for asked, said, unsaid in _OPPOSITES]
    pairs = ((_EXCEPTS, _WITHOUT), *parts)
    return tuple((re.compile(asked, re.ASCII), re.compile(whole, re.ASCII)) for asked, whole in pairs)


def opposed_pattern() -> str:
    """All as one, of which the browser tries the start of the three texts."""
    return f"^(?:{'|'.join((_WITHOUT, *(_pattern(*one) for one in _OPPOSITES)))})"


@lru_cache(maxsize=65_536)
def _asked_in(question: str) -> tuple[re.Pattern[str], ...]:
    return tuple(whole for asked, whole in _patterns() if asked.search(_folded(question)))


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)


def is_opposed(question: str, text: str, asks: tuple[str, ...]) -> bool:
    """Whether a claim says the opposite of what a question says, or does not say what it asks for.

    Args:
        question: As typed.
        text: Of the claim.
        asks: Questions of its authors.
    """
    patterns = _asked_in(question)
    together = PARTING.join(map(_folded, (question, text, ",".join(asks)))) if patterns else ""
    return any(pattern.match(together) for pattern in patterns)
