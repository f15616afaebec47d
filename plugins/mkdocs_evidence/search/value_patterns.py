"""The patterns of what is expected of an answer: a count, and of what; a share, a place, who, a side of a limit."""

from mkdocs_evidence.search.kind_patterns import STRICT

VALUES: tuple[tuple[str, str, str, str], ...] = (
    (
        "agent",
        STRICT,
        r"^(?=(and |but )?who (?!should|can|needs?|may|must|gets?|is (at|more|likely|right)|are (at|more)|has|have|"
        r"benefits?|"
        r"qualif)\w+)|\b(?=by whom\b)",
        r"\b(doctors?|surgeons?|specialists?|nurses?|physio\w+|practitioners?|teams?|group|college|whoever|yourself|"
        r"parents?|committee|pharmacists?|dentists?|together with)\b",
    ),
    (
        "contents",
        STRICT,
        r"\b(?=what (goes|belongs|is (written|included|contained)|should be|must be) (in|into|on)\b|"
        r"what does .* (include|contain|consist of)|consists? of|made (of|from)|ingredients?|"
        r"which (exercises|movements|foods?|materials?|questions|components?|steps) (?!help|should i|are (best|safe)))",
        r"\b(consists?|includ\w+|contain\w+|made of|such as|namely|components?|ingredients?)\b",
    ),
    (
        "identity",
        STRICT,
        r"\b(?=(which|what|who) (were|are|was) (the|these|those) (\w+ )?([0-9]+|two|three|four|five|six|seven|eight|"
        r"nine|"
        r"ten)\b|name (all|the (two|three|four|five|[0-9]+))\b|list of\b|names of\b)",
        r"\b(namely|such as|includ\w+|called|for example|are|is)\b",
    ),
    (
        "above",
        STRICT,
        r"\b(?=(above|more than|at least|(great|larg|bigg|old)er than|exceed(s|ing)?) (what|which|about|an?|[0-9.]+)\b"
        r"(?! (hours?|days?|weeks?|months?|years?)\b(?! old))|(?<!or )over (an? (quarter|third|half)|[0-9.]+ ?(%|"
        r"percent|mm|°|degrees))|"
        r"(people|patients|adults|men|women|anyone|those|age|aged|i am|she is|he is) over [0-9])",
        r"\b(above|over|(more|greater|larger|older) than|at least|exceed\w*|or more|to [0-9]+|elderly|older|large|"
        r"beyond)\b",
    ),
    (
        "below",
        STRICT,
        r"\b(?=(below|less than|fewer than|up to|(small|young)er than) (what|which|about|an?|[0-9.]+)\b"
        r"(?! (hours?|days?|weeks?|months?|years?)\b(?! old))|(?<!or )under (an? (quarter|third|half)|[0-9.]+ ?(%|"
        r"percent|mm|°|degrees))|"
        r"(people|patients|adults|children|men|women|anyone|those|age|aged|i am|she is|he is) under [0-9])",
        r"\b(below|under|(less|fewer|smaller|younger) than|at most|or less|up to|to [0-9]+|children|young(er)?|small|"
        r"within)\b",
    ),
    (
        "between",
        STRICT,
        r"\b(?=(between|from) [0-9.]+ ?(%|°|mm|percent|degrees?|years)? ?(and|to) [0-9.]+ ?(%|°|mm|percent|degrees?|"
        r"years))",
        r"\bbetween\b|[0-9] ?(%|°|mm|percent|degrees?|years)? ?(to|and) [0-9]",
    ),
    (
        "again",
        STRICT,
        r"\b(?=((can|could|may|should|must|will) .*\bbe (repeated|redone)|a second time|fails|failed|come(s)? back|"
        r"came back|returns?|wears? off|recur\w*|relapse\w*|how often can)\b)",
        r"\b(repeat\w*|again|second|fail\w*|come back|came|returned|recur\w*|relapse\w*|another|episodes?|new)\b",
    ),
    (
        "count",
        STRICT,
        r"\b(?=(how many|number of)\b(?! (seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|times|mm|"
        r"millimet\w+|milligrams?|mg|tablets?|pills?|doses|grams|scans)\b))",
        r"(?<![0-9.])(?!95% )[0-9][0-9.]*%|\b[0-9]+ (of|out of) [0-9]|(?<!stage )(?<!arco )(?<!type )(?<![0-9.,])"
        r"(?!(19|20)[0-9]{2}\b)[0-9][0-9,]* (?!(mm|cm|kg|mg|ml|g|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|"
        r"years?|degrees?|percent|to [0-9])\b)(?=[a-z])|\b(none|one|two|three|four|five|six|seven|eight|nine|ten|"
        r"half|most|almost all) (?!(minutes?|hours?|days?|nights?|weeks?|months?|years?)\b)[a-z]",
    ),
    (
        "people",
        STRICT,
        r"\b(?=(how many|number of)( (of|the|in|these|those|other|adults?|young|old|more|painful|operated|treated|"
        r"healthy))* (patients|people|participants|persons|adults|volunteers|men|women|children|babies|hips|knees|eyes|"
        r"ears|teeth|joints)\b)",
        r"[0-9] ([a-z-]+ ){0,3}(patients|people|participants|persons|adults|volunteers|men|women|children|babies|"
        r"infants|hips|heads|knees|eyes|ears|teeth|joints|cases)\b|(?<![0-9.])(?!95% )[0-9][0-9.]*%|\b[0-9]+ (of|"
        r"out of) [0-9]|\b(none|one|two|three|four|five|six|seven|eight|nine|ten|half|most|all|few|several) (of )?"
        r"(the )?([a-z-]+ ){0,2}(patients|people|participants|adults|children|babies|women|men|hips|knees|eyes|ears|"
        r"teeth)\b|\bin (10|100|1000|ten)\b",
    ),
    (
        "studies",
        STRICT,
        r"\b(?=(how many|number of)( (of|the|in|these|those|pooled|included|controlled|randomi[sz]ed|clinical|good))* "
        r"(studies|trials|reviews|series|reports|papers|experiments|centres|hospitals)\b)",
        r"\b([0-9]+|two|three|four|five|six|seven|eight|nine|ten|most|all) ([a-z-]+ ){0,3}(studies|trials|reviews|"
        r"series|reports|papers|experiments|centres|hospitals)\b|\b(no|only|single|one) ([a-z-]+ ){0,3}(study|trial|"
        r"review|series|report|paper|experiment|centre|hospital)\b|\b[0-9]+ (of|out of) [0-9]",
    ),
    (
        "levels",
        STRICT,
        r"\b(?=(how many|number of) ([a-z]+ )?(stages|grades|types|classes|categories|groups|subtypes|phases|levels|"
        r"steps|points)\b)",
        r"\b([0-9]+|two|three|four|five|six|seven|eight|nine|ten) ([a-z]+ )?(stages|grades|types|classes|categories|"
        r"groups|subtypes|phases|levels|steps|points)\b",
    ),
    (
        "share",
        STRICT,
        r"\b(?=(percent(age)?s?|share|proportion|how (likely|common|rare|frequent(ly)?)|(odds|chances?|probability) "
        r"(of|that|for)|how often (?!a\b|per\b|should|must|may|can)(?!.*\b(scan\w*|imag\w*|seen?|check\w*|come|"
        r"visits?|x-?ray\w*|mri)\b))\b)|(?<!\bthe )\b(?=rates?\b)",
        r"(?<![0-9.])(?!95% )[0-9][0-9.]*%|\b[0-9]+ (of|out of) [0-9]|\b((odds|hazard|risk) ratio|rare(ly)?|"
        r"common(ly)?|frequen\w+|almost|typically|(more|less) likely|most (of|people|patients|hips|children)|"
        r"every [0-9]+)\b",
    ),
    (
        "start",
        STRICT,
        r"\b(?=when (can|may|could) (i|we|he|she|they|you|one|patients?|my \w+)\b)|"
        r"\b(?=when (can|may|could|should|do|does|must|will|is|are) .*\b(begin|begun|start(ed)?|stop(ped)?|resume|"
        r"return|drive|shower|walk|work|run|swim|fly|again|out)\b)",
        r"[0-9] ?(hours?|days?|weeks?|months?|years?)\b|\b(one|two|three|four|five|six) (hours?|days?|weeks?|"
        r"months?)\b|\b(at once|straight away|immediately)\b",
    ),
    (
        "place",
        STRICT,
        r"\b(?=(where|country|which (hospital|city|place|part|side(?! effect)|corner|area|region|lines))\b)",
        r"\b(where|hospitals?|departments?|clinics?|centres?|countr(y|ies)|kingdom|states|side|medial|inner|opposite|"
        r"site|above|below|behind|middle|both|part)\b",
    ),
    (
        "size",
        STRICT,
        r"\b(?=((what|which) (temperature|depth|height|weight|angle|distance|diameter|level|width)|how (large|big|deep|"
        r"high|low|thick|wide|narrow|far|heavy|hot|many (mm|millimet\w+|degrees))|diameter|thickness|cut-?offs?)\b)",
        r"[0-9] ?(mm|cm|%|°|degrees?|kg|mg|years|percent)|\b(size|large|small|over|under|below|above|more than|"
        r"less than)\b",
    ),
    (
        "duration",
        STRICT,
        r"^(?=(days|weeks|months) (of|until|before|after|off)\b)|\b(how long|how many (minutes|hours|days|nights|weeks|"
        r"months|years)|how (soon|quickly|fast)|how much time|how old|lasts|since when|"
        r"longest|(?<!the )last(?= (long|longer|for|as)\b))\b",
        r"(?<!under )(?<!over )(?<!below )(?<!above )(?<!aged )(?<!age )(?<!older than )(?<!younger than )"
        r"(?<!aged [0-9] to )"
        r"(?<!aged [0-9]{2} to )(?<![0-9.])"
        r"\b([0-9.]+|one|two|three|four|five|six|several|some|few) ?-?(hours?|days?|weeks?|months?|years?)\b(?! (old|"
        r"of age)\b)|"
        r"\b(duration|length|interval|until|lasts?|lasted|lasting|time to|after a mean)\b",
    ),
)
"""As `KINDS`. Who asks for what lies above a limit gets not what lies below it, nor the reverse."""
