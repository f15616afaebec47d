"""Words that name no subject: a question may say them though no claim does.

Every other word that a claim lacks may be what the question is about. General verbs and adverbs, words for time and
amount, words of politeness and worry, people who ask and people who care for them; no part of the body, disease, drug,
animal or group of patients, however common. Written for this package; `lexicons/general-words.txt` adds to them.
"""

from functools import cache

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.search.analyser import stems

WORDS = """
    abandon able abrupt absent absolute abstract abundant accelerate accept access accompany accomplish accumulate
    accurate achieve acknowledge act actual adapt add additional address adequate adjacent adjust administer admit
    advice advisable advocate affect affordable afraid afternoon afterward against age aggravate aggregate ago agree
    ahead aim albeit alike alleviate allocate allow almost alone along already alter alternative although always
    ambiguous amend among amount ample analogy analyse analysis announce annoy annual another answer anticipate
    anybody anymore anyone anything anyway anywhere apart apologise apparent appear append apply appreciate approach
    appropriate approximate april arbitrary argue arise around arrange arrive article aside ask aspect assemble
    assess assign assist assume assure attain attempt attenuate attitude attribute august aunt author automate
    available average avoid aware away awful bad barely base basic basis bear bearable beat become beforehand begin
    behalf behind believe belong below beneath beneficial benefit beside best better beyond big bit borrow bother
    bound boyfriend break brief brilliant bring broad brother brought build bulk busy buy call calm came cancel
    capable capacity care caregiver carer case category cause cave cease central century certain challenge chance
    change chase check chief choice choose circumstance cite claim clarify class classic classification classify
    clause clear clinic clinician close coherent cohort coincide colleague collect combine come comfortable commence
    comment commit communicate compare comparison compatible compensate compile complement complete complex
    component comprehensive comprise compulsory compute conceal conceive concept concern conclude concurrent
    condition conduct confer confess confine confirm conflict conform confuse congratulate connect consent
    consequent consider considerable consist constant constitute constrain construct consultant contact contain
    contemporary context continue contradict contralateral contrary contribute control controversy convene
    conventional converse convert convince cooperate coordinate correct correspond count couple course cover crack
    create criteria crucial crude cumulative cure curious current dad daily dare data date daughter day dead deal
    debate decade december decide declare decline decrease deduce defeat define definite degree delay deliver demand
    demonstrate denote deny depend derive describe deserve design desire despite destroy detail determine develop
    deviate devote different differentiate difficult dimension diminish direct disagree disappear discover discrete
    discriminate discuss disease disguise display disrupt distant distinct distinguish distribute disturb diverse
    doctor document domain dominate done dot double doubt dozen draft drastic dreadful drop drug due dull duration
    duty dynamic early earn ease easy edit effect efficacy efficient eight eighty either element eleven eliminate
    else elsewhere emerge emotional emphasis empirical employ enable encounter encourage end endure enforce enhance
    enjoy enormous enough ensure entire entity equal equate equip equivalent error especially essential establish
    estimate ethic evaluate even evening eventual ever every everybody everyone everything everywhere evident evolve
    exact example exceed except exclude excuse execute exhibit exist expand expect experience expert explain
    explicit exploit explore extend extent external extra extreme facilitate fact factor fail fair fall familiar
    family fantastic far fast father favour favourite feature february feel felt fetch fewer fifteen fifth fifty
    fill finally find fine finish finite fit five fix fluctuate focus folk follow forgive form format former formula
    forthcoming forty forum found foundation four fourteen fourth fraction framework frequent friday friend
    frightened full fully fun fundamental furthermore future gain gather gave general generate gentle gentleman gets
    girlfriend giving glad global globe go goal goes gone good google got gp gradual grandfather grandma grandmother
    grandpa granny grant great greet group grow guarantee guess guide guideline guy half halt hamper handle handy
    happen hard harm harmless heard heavy held helpful helpless hence high highlight hinder history hit hold hole
    honest hope hopeless horrible hospital hour however huge hundred hurry hurt husband hypothesis idea ideal
    identical identify ignore ill illustrate image imagine immediate impact impede implement implicate implicit
    imply important impose improper improve inadequate inappropriate incentive incline include incorporate increase
    indeed indicate individual ineffective inevitable infer infrastructure inherent initial innovate input inside
    insight instance instant instead institute instruct insufficient integral intend intense interact interested
    interfere internal international internet interpret interval intervene intrinsic introduce invest investigate
    invoke involve ipsilateral issue item january join journal july jump june justify keep kept key kind knew known
    lack lady late later latest lay lead leaflet learn least leave left lend length lengthen less lessen letter
    level liberal licence light likely likewise limit line linger link list listen literature live load local locate
    logic long longer look lose loss lot lovely low lower luckily lucky made magazine main maintain major make
    manage mandatory manipulate many march margin mark matter maximise maybe mean meanwhile measure median mediate
    medical medicine mention mere meta method midnight mild mind mine minimal minimum minor minute miss mistake
    mitigate mode modern modify moment monday monitor month moreover morning mostly mother motive move much multiple
    mum must mutual myself mystery name narrow national nature near nearby necessary needed negate neighbour neither
    nervous net neutral never nevertheless new newspaper next nine ninety nobody none nonetheless noon norm notable
    nothing notice notion notwithstanding november now nowadays nowhere number nurse object obligatory observe
    obtain obvious occasional occur october odd offer offset often ok okay old one ongoing online onto open operate
    opinion opposed opposite opt optimal option order ordinary organise orient original others otherwise ought ours
    outcome outline output outside overall overcome overlap overnight overseas owe paper paradigm parallel parameter
    parent part participate particular pass passive past patient pause pay people perceive percent percentage
    perfect perform perhaps period permanent permit persist person perspective phase phenomenon phone physician pick
    piece pill place placebo plan pleased plenty plus point pointless policy poor popular portion pose positive
    possible postpone potential power practice practitioner praise precede precise predict predominant prefer
    preliminary prepare present presume pretty previous prime principal principle prior priority private probably
    problem procedure proceed process produce prognosis prognostic progress prohibit prolong promise promote proper
    proportion prospect protect protocol prove proven provide publication publish pull pure purpose pursue push put
    qualitative quarter question quick quicken quiet quit quote raise random range rapid rare rate rather ratio
    rational reach react read ready real realise realistic really reason receive recent reckon recognised recommend
    recover recur reduce reexamine refer refine refuse regard regime regional regret regular reject related relax
    relevant reliable relieve reluctance rely remain remember remind remote remove repeat reply report require
    research reside resolve resource respective respond rest restrain restrict result retain reveal review revise
    revolution right risk risky role rough round route routine rule run rush sad said saturday save saw say scale
    scan scarce scare scary scenario schedule scheme scope score screen search secret secure see seek seem seen
    seldom select self send sense sensible separate september sequence series serious serve service set settle seven
    seventy severe shape share sharp shift short shorten show sibling side sign significant silly similar simple
    simply simulate simultaneous since sister sit situation six sixty size skip slight slow small smart smooth sole
    solid solution solve somebody someone something sometimes somewhat somewhere son soon soothe sorry sort soul
    sound source spare speak special specialist specify speed spend split spontaneous spot spread stable stage stand
    standard start state statistic status stay steady step stick still stop straight straightforward strange
    strategy strength strengthen stress strict strive strong struggle stuck study stupid subject submit subordinate
    subsequent succeed success successor sudden suffer sufficient suggest suit suitable sum summarise summary sunday
    supplementary support suppose sure surgeon surgery surgical surprise surround survive suspect sustain switch
    system tablet tackle take taken talk task teach technical temporary ten tend term terminate terrible terrified
    theme theory therapist therapy thereby therefore thin thing think third thirteen thirty though thought thousand
    threat three thursday thus tight time tiny tire today together told tolerable tomorrow tonight took top topic
    total touch tough toward trace track transform treat treatment trend trial trouble true trust try tuesday turn
    twelve twenty twice two type typical ultimate unaffected unavailable unbearable uncertain uncle undergo underlie
    underlying understand undertake unfortunate unhappy uniform unify uninvolved unique universal unknown unless
    unlike unnecessary unreliable unsuitable unsure unusual upset urgent use useless usual utilise valid value
    vanish various vary vast verify version versus via video view violate virtual visible visit vs wait warn wash
    waste watch way weak weaken wear website wednesday week weekend weigh weird welcome whatever whenever whereas
    whereby wherever whether whole wide widen widespread wife wikipedia willing win wise wish wit within wonder word
    work worldwide worry worse worsen worst worth worthwhile write wrong yeah year yes yet young
"""


@cache
def chatter() -> frozenset[str]:
    """The stems of these words, and of the general words that come as a list."""
    return frozenset(stems(" ".join((WORDS, *read_lexicon("general-words")))))
