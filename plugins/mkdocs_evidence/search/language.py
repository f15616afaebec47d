"""What English and medical spelling need before words are compared: data that the browser gets with the index.

The patterns mean the same in Python and in JavaScript: no look at word boundaries, `$1` for the first group.
"""

STOP_WORDS = tuple(
    """a about above after again all also am an and any are as at be because been before being between both but by can
    could did do does doing down during each few for from further get give had has have having he her here hers him his
    how i if in into is it its itself just let like me might more most my need no nor not of off on once only or
    our out over own please same she should so some such than that the their them then there these they this those
    through to too under until up upon us very was we were what when where which while who whom why will with would you
    your yours yourself dear sir madam thanks thank hi hello know want help tell information dont doesnt didnt isnt
    arent wasnt cant couldnt wont wouldnt shouldnt hasnt havent im ive whats vs etc eg ie""".split()
)
"""Words of a question that say nothing about its subject. After the list of the measured prototype."""

LETTERS = (
    ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"), ("’", "'"), ("ʼ", "'"),
    ("α", "alpha"), ("β", "beta"), ("γ", "gamma"), ("δ", "delta"), ("κ", "kappa"), ("λ", "lambda"), ("μ", "u"),
    ("ω", "omega"),
)  # fmt: skip
"""Letters that Unicode's decomposition leaves, as people type them."""

_PREFIXES = "anti|bi|co|extra|inter|intra|mid|mono|multi|non|over|peri|post|pre|re|semi|sub|supra|un|under"
PHRASES = (
    ("(^|[^a-z0-9])x[- ]?rays?(?![a-z0-9])", "$1xray"),
    ("follow(s|ed|ing)?[- ]up", "followup"),
    ("check[- ]ups?(?![a-z0-9])", "checkup"),
    ("shock[- ]?waves?(?![a-z0-9])", "shockwave"),
    (f"(^|[^a-z0-9])({_PREFIXES})-(?=[a-z])", "$1$2"),
    ("(^|[^a-z0-9])(anti|non|post|pre) (?!and |or )(?=[a-z])", "$1$2"),
    ("([0-9]),(?=[0-9]{3}(?![0-9]))", "$1"),
    (r"\.(?<=(?<![a-z0-9])[a-z]\.)(?=[a-z](?![a-z0-9]))", ""),
    (r"(?<![a-z])back[- ]?(?=aches?\b|pains?\b|surgery\b)", "backbone "),
    (r"(?<![a-z0-9])a ?(?:&|and) ?e(?![a-z0-9])", "emergency department"),
    (r"(?<![a-z0-9])w/o(?![a-z0-9])", "without"),
    (r"(?<![a-z0-9])f/u(?![a-z0-9])", "followup"),
    (r"(?<![a-z0-9])tx(?![a-z0-9])", "treatment"),
    (r"(?<![a-z0-9])mx(?![a-z0-9])", "management"),
    (r"(?<![a-z0-9])dx(?![a-z0-9])", "diagnosis"),
)
"""Spellings across a hyphen, a blank, a comma or dots, in lower case, and what clinicians write for a few common words.
The back is told from `back` as in `come back`."""

SIGNS = (
    ("ray",), ("follow",), ("check",), ("shock",), ("-",), ("anti ", "non ", "post ", "pre "), (",",), (".",),
    ("back",), ("a&e", "a & e", "a and e"), ("w/o",), ("f/u",), ("tx",), ("mx",), ("dx",),
)  # fmt: skip
"""Of each of these, letters of which a text has some, if it has the spelling: most texts need none of them."""

STAGES = (
    ("(stage|grade|type|class|phase)s? i([a-d]?)(?![a-z0-9])", "$1 1$2"),
    ("(stage|grade|type|class|phase)s? ii([a-d]?)(?![a-z0-9])", "$1 2$2"),
    ("(stage|grade|type|class|phase)s? iii([a-d]?)(?![a-z0-9])", "$1 3$2"),
    ("(stage|grade|type|class|phase)s? iv([a-d]?)(?![a-z0-9])", "$1 4$2"),
    ("(stage|grade|type|class|phase)s? v(?![a-z0-9])", "$1 5"),
    ("(stage|grade|type|class|phase)s? vi(?![a-z0-9])", "$1 6"),
    ("(?<![a-z0-9])ii([a-d]?)(?![a-z0-9])", "2$1"),
    ("(?<![a-z0-9])iii([a-d]?)(?![a-z0-9])", "3$1"),
    ("(stage|grade|type|class|phase)s? one(?![a-z0-9])", "$1 1"),
    ("(stage|grade|type|class|phase)s? two(?![a-z0-9])", "$1 2"),
    ("(stage|grade|type|class|phase)s? three(?![a-z0-9])", "$1 3"),
    ("(stage|grade|type|class|phase)s? four(?![a-z0-9])", "$1 4"),
)
"""Stages, grades and types in Roman figures and in words, after the spellings above: `stage II` is `stage 2`.
Two and three are told without such a word, as in `ARCO II` and `stage II to III`; `IV` may be a vein."""

SPELLINGS = (
    ("haem", "hem"), ("aemi", "emi"), ("oede", "ede"), ("oesoph", "esoph"), ("oestr", "estr"), ("paed", "ped"),
    ("caesa", "cesa"), ("gynaec", "gynec"), ("anaesth", "anesth"), ("aetiolog", "etiolog"), ("faec", "fec"),
    ("foet", "fet"), ("rrhoe", "rrhe"), ("pnoe", "pne"), ("coelia", "celia"), ("manoeuvr", "maneuver"), ("caec", "cec"),
    ("homoeo", "homeo"), ("amoeb", "ameb"), ("praevia", "previa"), ("laevo", "levo"), ("sulph", "sulf"),
    ("(behavi|col|fav|flav|hon|hum|lab|neighb|od|rig|tum|vap)our", "$1or"),
    ("(calib|cent|fib|goit|lit|met|theat|tit)re(s?)$", "$1er$2"),
    ("(..[^aecv])is(e|ed|es|er|ers|ing|ation|ations)$", "$1iz$2"),
    ("(al|ol)ys(e|ed|es|er|ers|ing)$", "$1yz$2"),
    ("(cance|channe|counse|labe|leve|mode|signa|trave|tunne)ll(ed|ing|er|ers)$", "$1l$2"),
    ("^fulfil(s|ment)?$", "fulfill$1"), ("^enrol(s|ment|ments)?$", "enroll$1"), ("^practis", "practic"),
    ("^licence", "license"), ("^defence", "defense"), ("^programme", "program"), ("^ageing$", "aging"),
    ("^judgement", "judgment"), ("^aluminium$", "aluminum"), ("^grey", "gray"), ("mould", "mold"),
    ("^skilful", "skillful"), ("ogue(s?)$", "og$1"), ("^([b-df-hj-np-tv-xz]{2,5})s$", "$1"),
    ("^([b-df-hj-np-tv-xz]{2,4}[aeiou])s$", "$1"), ("^([0-9]+)s$", "$1"),
)  # fmt: skip
"""British to American, word by word, each in the order given. Common to both sides, so only agreement matters.
The last three make `RCTs` `RCT`, `MRIs` `MRI` and `under 30s` `under 30`: Snowball leaves such plurals as they are."""
