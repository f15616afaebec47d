"""Words that name no subject: a question may say them though no claim does.

Every other word that a claim lacks may be what the question is about. General verbs and adverbs, words for time and
amount, words of politeness and worry, people who ask and people who care for them; no part of the body, disease, drug,
animal or group of patients, however common. Written for this package.
"""

from functools import cache

from mkdocs_evidence.search.analyser import stems

WORDS = """
    able accept act actual add advice affect affordable afraid afterward against age ago agree ahead aim allow
    almost alone along already alternative although always among amount analysis annoy another anybody anyone
    anything anyway apart appear apply approach argue around arrange arrive aside ask available aware away awful bad
    base basis bear beat become begin behind believe belong below beneath benefit beside best better beyond big bit
    bother bound break bring broad brought build busy buy call calm came care case cause cave cease certain chance
    change check choice choose circumstance claim class classification classify clear clinic clinician close cohort
    combine come comfortable common compare comparison complete concern condition confuse connect consider constant
    consultant contact contain continue contrast control convince correct count couple course cover crack crucial
    cure curious current dad dare data date day dead deal decide decrease define definite degree delay demand deny
    depend describe desire destroy detail develop different difficult direct disappear discuss disease doctor done
    dot double doubt drastic drop drug due dull duration duty early ease easy effect efficacy either else elsewhere
    emotional employ encounter encourage end enjoy enough ensure entire equal especially essential even eventual
    ever every everybody everyone everything evident exact example except exclude exist expect experience explain
    explore extent extra extreme fact fail fair fall familiar family far fast father favour favourite feature feel
    felt fewer fill finally find fine finish first fit fix follow form found friend full fully fun future gain gave
    general gentle gets giving glad go goal goes gone good got gp great group grow guarantee guess guide guideline
    half handle happen hard harm heal heard heavy held helpful high history hit hold hole honest hope hospital hour
    however huge hurt husband idea ignore ill image imagine immediate important improve include increase indeed
    indicate inside instance instead intend interested involve issue join jump keep kept kind knew known lack large
    last late later lay lead learn least leave left length less level light likely limit line link list listen
    literature live load long longer look lose loss lot low lucky made main major make manage many mark matter maybe
    mean measure medical medicine mention meta mild mind mine minor minute miss mistake moment month much morning mostly
    mother move multiple mum must myself mystery name nature near necessary needed neither nervous never new next
    nobody none normal notable nothing notice now number nurse object observe obvious occur offer often ok okay old
    one onto open operate opinion opposite opt option order ordinary others otherwise ought ours outcome outside
    part particular pass past patient pause pay people percent perfect perhaps period permanent permit persist
    person phone physician pick piece pill place placebo plan please pleased plenty point poor popular possible
    power practice precise predict prefer prepare present pretty prevent previous principle prior private probably
    problem procedure process produce prognosis prognostic progress promise proper protect prove proven provide pull
    pure purpose push put quarter question quick quiet quit raise random range rapid rare rate rather reach read
    ready real realise really reason receive recent recommend recover reduce refer refuse regard regular related
    relax relieve rely remain remember remind remove repeat report require respond rest result return review right
    risk risky role rough round routine rule run sad safe said save saw say scale scan scare score secret see seem
    seen select self send sense separate serious serve service set settle severe shape share sharp short show side
    sign significant silly similar simple simply since sit situation size skip slight slow small smart smooth solid
    solution solve somebody someone something sometimes soon sort soul sound source spare speak special specialist
    specific spend split spot spread stage stand standard start state stay steady step stick still stop straight
    strange strength stress strict strong stuck study stupid subject success sudden suffer suggest suit suitable sum
    support suppose sure surgeon surgery surgical surprise surround survive switch system tablet take taken talk
    task teach tend term terrible therapist therapy thin thing think third though thought threat three tight time
    tiny tire today together told tomorrow tonight took top total touch tough toward track treat treatment trial
    trouble true trust try turn two type typical ultimate uncertain undergo understand unfortunate unhappy unique
    unknown unless unlike unsure unusual upset urgent use usual value various vary vast version versus via view
    visit vs wait warn wash waste watch way weak wear week weird whatever whenever wherever whether whole wide wife
    willing win wise wish wit within without wonder word work worry worse worst worth worthwhile write wrong year
    yet young
"""


@cache
def chatter() -> frozenset[str]:
    """The stems of these words."""
    return frozenset(stems(WORDS))
