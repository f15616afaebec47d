"""The patterns of each kind: how a question of it is put, and what a claim of it says; why, `kinds.py` tells."""

STRICT = "strict"
"""A claim that does not say this kind of thing does not answer a question of it."""
LOOSE = "loose"
"""Most claims of guidance say it in some way, so only agreement tells."""

KINDS: tuple[tuple[str, str, str, str], ...] = (
    (
        "cost",
        STRICT,
        r"\b(cost(s|ly|effective(ness)?|-effective(ness)?)?|prices?|priced|pay(s|ing|ments?)?|paid|expensive|"
        r"cheap(er|est)?|"
        r"insurance|insurers?|(is|are) (?=(it|this|the \w+|\w+) free\b(?! (of|from)\b))|afford(able)?|reimburse(d|"
        r"ment)?|money|fees?|covered|health (service|fund)|for free|charged?|budget|economic|rent(al)?|self-?payer)\b",
        r"\b(cost(s|ly|-effective(ness)?)?|prices?|insurance|expens(es?|ive)|reimburse(d|ment)?|"
        r"quality-adjusted)\b|[£$€]",
    ),
    (
        "heredity",
        STRICT,
        r"\b(gen(e|es|etic|etically|etics|ome)|inherit(ed|able|ance)?|heredit(y|ary)|mutations?|chromosom(e|es|"
        r"al)|runs? in (the |my )?(family|families)|familial|passed (on|down)|from (my )?parents|relatives|dna|"
        r"my children get it)\b|\b(?=(leiden|twins?)\b)",
        r"\b(genes?|genetic|inherit(ed|ance)|heredit(y|ary)|mutations?|chromosom(e|es|al)|familial|autosomal|"
        r"x-linked|variants?)\b",
    ),
    (
        "origin",
        STRICT,
        r"\b(who (invented|discovered|described|was|wrote|were)|first (described|discovered|used|invented)|"
        r"called that|named after|(the|a|short|brief) history of|"
        r"updated|new edition|why (did|was|were) (?!(i|my|it|this|that|the|one|two|he|she|they|we|you)\b)|"
        r"why (is|are|was|were) (?=([\w-]+ ){1,4}(called|named))|where does the name|whose name)\b",
        r"\b(invented|discovered|first described|named after|updated)\b",
    ),
    (
        "cause",
        STRICT,
        r"\b(what caus(es|ed)|(?<=\ba )cause|(?<=\bthe )causes?|caus(e|es|ed|ing)(?! in\b|\W*$)|"
        r"why (did|do) (?=([\w-]+ ){1,3}(get|got|have|develop))|a?etiology|"
        r"risk factors?|factors? (for|of)|due to|leads? to|led to|triggers?|mechanisms?|patho(genesis|physiology)|"
        r"come from|comes from|came from|responsible for|induced?|linked|associated|bring(s|ing)? on|brought on|"
        r"contagious|infectious|catch(ing)?|spreads?|(rais|increas)(e|es|ed) (?=.*\brisk)|why (?=(does|do|did|is|"
        r"are) .*\b(die|dies|dying|dead|lose|form|grow|happen)\b)|how (do|does) (?=.*\b(damage|harm|hurt))|"
        r"makes? (?=.*\bworse))\b|\b(?=(autoimmune)\b)",
        r"\b(caus(e|es|ed|al|ing)|risk factors?|due to|lead(s|ing)? to|led to|triggers?|mechanisms?|result(s|"
        r"ed)? (from|in)|induced|associated with|linked (to|with)|attributed|exposure|predispos\w+|may follow|"
        r"arises? from)\b",
    ),
    (
        "dose",
        STRICT,
        r"\b(dos(e|es|age|ages|ing)|how much (?=.*\b(take|give|given|inject|drink|use|need))|"
        r"how many ([\w-]+ ){0,2}(milligrams?|mg|tablets?|pills?|capsules?|sessions?|times|units?|doses|drops?|"
        r"puffs?|injections?|grams?|cells|holes|bars|kilos?|"
        r"kilograms?|(milli)?lit(er|re)s?|ml)|number of ([\w-]+ ){0,2}(?=(cells|sessions|doses|tablets|injections)\b)|"
        r"how much (?=(weight|exercise|alcohol|salt|water|fluid|sugar|"
        r"coffee|radiation|pressure|protein)\b)|(hours|times|sessions|often) (an?|per) (day|week|month|session)|"
        r"once or twice|milligrams?|mg|how (?=\w+ (cells|tablets))|which pressure|what pressure|"
        r"how strong(?! (is|are|was) (the )?(evidence|recommendation|advice|link))|how (long|often) (should|must|is|"
        r"are|may|can) (?=.*\b(take|taken|continued|used|given|applied)))\b",
        r"\b(dos(e|es|age|ing)|[0-9.]+ ?(mg|mcg|µg|g|ml|units?|iu|mmol|kpa|bar|tablets?|puffs?|sessions?|drops?)|"
        r"daily|twice|every [0-9]+ (hours|days|weeks|months)|(once|times|hours) an? (day|week)|length of|per (day|"
        r"week|kg)|weekly)\b",
    ),
    (
        "harm",
        STRICT,
        r"\b(side effects?|adverse( effects?| events?)?|complications?|risks?(?= (of|from|with|after|in))|(the|"
        r"any|what) risks?|risky|danger(ous|s)?|safe(ly|ty)?|harm(ful|s|ed)?|(go|goes|went|gone) wrong|"
        r"toxic(ity)?|unsafe|hazards?|problems? (of|from|with|after)|downsides?|bad for|poison(ous)?|"
        r"make (?=\w+ (sick|ill|worse))|(is|are|does|do|did|was|will) (?=([\w-]+ ){0,4}(surgery|operations?|"
        r"procedure|therapy|treatment|injections?|infusions?|scans?|biopsy|drilling|vaccines?|test|[a-z]*(ectomy|"
        r"plasty|scopy|otomy|graft|decompression|replacement|puncture)) (be )?(hurt|painful)))\b|"
        r"\b(?=(radiation|infection rate|dislocate|damage|upset|stain|bleed(s|ing)?|nausea|vomiting|bruis\w+|"
        r"numb(ness)?|"
        r"embol\w+|(?<!against )clots?)\b)",
        r"\b(side effects?|adverse|complications?|risks?|danger(ous)?|safe(ly|ty)?|harm(s|ful|ed)?|toxic(ity)?|"
        r"bleed(s|ing)?|wrong|infections?|discomfort|allerg(y|ic)|death|died|problems?|thromboembol\w+|"
        r"fractures? after|unwell|nausea|vomiting|rash|hypogly\w+|hypotension|injur(y|ies)|poisoning|warn(ing)?|"
        r"numb(ness)?|hoarse(ness)?|"
        r"emergency)\b",
    ),
    (
        "death",
        STRICT,
        r"(?<!\bbone )(?<!\bcell )(?<!\btissue )(?<!\bhead )(?<!\bhip )(?<!\bjoint )"
        r"(?<!\bgraft )(?<!\bimplant )(?<!\bbone in the hip )(?<!\bbone in my hip )(?<!\bbone is )(?<!\bbone has )"
        r"(?<!\bball is )(?<!\bball has )"
        r"(?<!\bhip is )(?<!\bhip has )(?<!\bpart is )(?<!\bpart has )(?<!\btissue is )(?<!\btissue has )\b(dies?|"
        r"died|dying(?! (bone|hip|"
        r"joint|head|tissue))|deaths?|deadly|fatal(ity)?|lethal|mortality|"
        r"kill(s|ed)?|life expectancy|surviv(al|e|es)|shorten(s|ed)? (?=.*\b(life|lives)\b)|"
        r"liv(e|es|ing) (longer|shorter))\b",
        r"(?<!\bbone )(?<!\btissue )(?<!\bcell )\b(died?|dies|dying|deaths?|deadly|fatal(ity)?|lethal|mortality|"
        r"life expectancy|surviv(al|ed|e|es|ing))\b",
    ),
    (
        "symptom",
        STRICT,
        r"\b(symptoms?|signs? of|feels? like|where is (?=.*\b(pain|felt))|what are the signs|"
        r"(?<!radiograph )(?<!xray )(?<!scan )(?<!film )(?<!mri )(?<!picture )(?<!image )"
        r"look like(?!.*\b(xray|radiograph|scan|film|mri|ct|picture|image)s?\b)|"
        r"does (?=.*\b(behave|feel))|feels?(?= (in|with|when))|where does (?=.*\bhurt))\b|\b(?=(limp|night)\b)",
        r"\b(symptoms?|signs?|pain(ful)?|present(s|ed)? with|fever|swollen|swelling|complain(s|ed)?|findings?|"
        r"look(s)? like|cough|weakness|rash|vomiting|headaches?|numbness|tired(ness)?|bleeding)\b",
    ),
    (
        "diagnosis",
        STRICT,
        r"\b(diagnos(e|es|ed|is|tic|ing)|tests?|detect(s|ed)?(?! .*difference)|scans?|scanned|imaging|imaged|"
        r"sensitiv(e|ity)|"
        r"specific(ity)|accura(te|cy)|examination|tell(s)? apart|told apart|distinguish(ed)?|differentia(l|te|"
        r"ted)|be looked at|checked|screen(ed|ing)|be something else|measured?|reveals?|miss|recogni[sz](e|es|ed)|"
        r"confirm(s|ed)?|how (do|can|will|would) (i|we|you|they|doctors?) (know|tell|see|find out)|"
        r"(is|could|might|may) (this|that|it) (be )?(an? )?(?=([a-z]+(itis|osis|oma)|cancer|tumou?r|infection|gout|"
        r"fracture|rheumatism|stroke)\b))\b|\b(?=(mri|"
        r"ct|pet|ultrasound|x-?rays?|radiographs?|biops(y|ies)|blood tests?)\b)",
        r"\b(diagnos(e|es|ed|is|tic|ing)|tests?|tested|detect(s|ed|ion)?|scans?|imaging|mri|ct|pet|ultrasound|"
        r"x-?rays?|radiographs?|sensitiv(e|ity)|specific(ity)?|biops(y|ies)|examin(e|ed|ation)|told apart|"
        r"differentia(l|te)|measur(e|ed|ing)|criteria|screening|laborator(y|ies)|culture|genetic testing|"
        r"suspected|look(s)? like)\b",
    ),
    (
        "laboratory",
        STRICT,
        r"\b(?=(blood (tests?|counts?|work|markers?|samples?)|urine|lab(oratory)? (tests?|values?|results?)|"
        r"biops(y|ies)|biomarkers?)\b)",
        r"\b(blood (tests?|counts?|work|markers?|samples?)|urin(e|ary)|lab(oratory|s)?|biops(y|ies)|biomarkers?|serum|"
        r"culture|antibod(y|ies)|[0-9.]+ ?(mmol|µmol|umol|ng|pg|iu)/m?l)\b",
    ),
    (
        "frequency",
        STRICT,
        r"\b((how common|how rare|how frequent|incidence)(?!.* (after|following|during)\b)|how many(?= (cases|"
        r"operations|.* are done))|prevalence|epidemiology|more common|commonest|most cases|at what age|"
        r"what (share|proportion|percentage) of people|(what|which) age|each year|every year|"
        r"(?<!within )(?<!after )(?<!than )a year|how often (does|do) (?=\w+ (occur|happen)))\b",
        r"\b(common|rare|incidence|prevalence|affects?|affected|occur(s|red)? in|per (million|100,?000|year)|"
        r"accounted for|frequen(t|cy)|estimated|every (year|spring|summer|autumn|winter)|each year|[0-9]+ (people|"
        r"persons|patients|individuals))\b",
    ),
    (
        "prevention",
        STRICT,
        r"\b(how (can|do|to|could|should) (i |we |you |one )?(?=.*\b(prevent|avoid|keep))|be prevented|prevention|"
        r"preventable|protect (myself|against)|screened|lower my risk|reduce my risk)\b",
        r"\b(prevent(s|ed|ion|ing|ive)?|avoid(s|ed|ing|able)?|protect(s|ed|ion|ive)?|screening|vaccin\w+|"
        r"lower(s)? the risk)\b",
    ),
    (
        "procedure",
        STRICT,
        r"\b(how (is|are|was|were) (?=.*\b(done|given|applied|administered|performed|carried out|made|inserted|"
        r"put (back|in)|placed|removed|"
        r"implanted|fitted|taken out))|how do (surgeons|doctors|they) (?!measure)|on the day|technique|approach|"
        r"awake|how (large|big|long|deep) is the|how long does (?=.*\btakes?\b)|blood (is )?lost|stitches|"
        r"put to sleep|how long is the|(stay|kept|stays|be|in hospital) overnight|stay in (the )?hospital|diameter|"
        r"gauge)\b|"
        r"\b(?=(protocols?|sequences?|settings|materials?|equipment|needles?|screws?|an(a)?esthetic|an(a)?esthesia|"
        r"incision|scar|harvest(ed)?|channel)\b)",
        r"\b(technique|approach|given|applied|by mouth|an(a)?esthe(tic|sia|tised)|incision|inserted|performed|"
        r"carried out|minutes|overnight|steps?|protocols?|sequences?|settings?|materials?|needles?|screws?)\b",
    ),
    (
        "age",
        STRICT,
        r"\b(too (old|young)|at (my|his|her|their|that|which) age|(people|patients|women|men|those|someone) "
        r"(over|under|above|"
        r"below|older than|younger than) [0-9]+|(in|for) (young|old|older|younger|elderly) (people|patients|adults|men|"
        r"women)|(my|our) [0-9]+[ -]years?[ -]old|age (limit|restrictions?))\b",
        r"\b(age[ds]?|old(er)?|elderly|young(er)?|(under|over|below|above) [0-9]+( years)?|"
        r"children|adults|adolescents)\b",
    ),
    (
        "measure",
        STRICT,
        r"\b(?=(quality of life|walking (distance|ability|speed)|leg lengths?|range of (motion|movement)|"
        r"satisf(ied|action)|"
        r"fertility|blood loss|dislocat\w+|loosen(s|ed|ing)?|limp|walk better|memory|sex drive|libido|grip|"
        r"strength)\b)",
        r"\b(quality of life|walking (distance|ability|speed)|leg lengths?|range of (motion|movement)|"
        r"satisf(ied|action)|"
        r"fertility|blood loss|dislocat\w+|loosen(s|ed|ing)?|limp|walk|memory|libido|grip|strength)\b",
    ),
    (
        "reversal",
        STRICT,
        r"\b((go(es)?|turn|heal|grow|revert) back (?=.*\b(to|from|normal|again)\b)|become (?=\w+ again)|"
        r"revers(e|es|ed|ible|al)|regenerat\w+)\b",
        r"\b(back to|revers\w+|regenerat\w+|normal again)\b",
    ),
    (
        "recovery",
        STRICT,
        r"\b(recovery|recover(ed)? (from|after)|go(ing)? back to|return to|back to work|work again|time off|"
        r"walk without|awake|rehabilitation|(will|do|would|must) i (need|have to) (?=.*\bafter (the |my |an |this )?"
        r"(operation|surgery|procedure)))\b|\b(?=(drive|driving|sports?|football|run(?! (into|out)\b)|running|"
        r"swim(ming)?|fly|"
        r"flying|shower|sleep(ing)?|stairs|sex|kneel|cycling(?! club)|cycle|climb|disability|employer|normal birth|"
        r"squat|lift|"
        r"bathe?|bathing|school|travel|holiday|ski|skiing|dance|jog|jogging|gym|yoga|garden(ing)?|heat|ice|"
        r"mattress|shoes|ride|riding|motor(bike|cycle)|kneeling|bending|pillow|cross-legged|dress)\b)",
        r"\b(recover(y|ed)?|return(ed)? to|work|drive|driving|sports?|swim(ming)?|fly(ing)?|shower|sleep|stairs|"
        r"rehabilitation|activit(y|ies)|awake)\b",
    ),
    (
        "logistics",
        STRICT,
        r"\b(where can|where do|(which|best) (hospital|doctor|specialist|surgeon|clinic)|who is the best|waiting (time|"
        r"list)|appointments?|second opinion|join|sign up|(i|we|me|to) enrol\w*|enrol\w* in|icd|support group|"
        r"patient group|"
        r"self-?help group|self help|bring to|pack for|copy of|book|"
        r"family doctor|who (performs?|does|inserts?|carries out)|benefits? (office|claim)|disability benefits?|"
        r"entitled|sick leave|sick note)\b|\b(?=(prescription)\b)",
        r"\b(hospitals?|specialists?|surgeons?|clinics?|waiting|appointments?|second opinion|support group|"
        r"refer(red|ral)?)\b",
    ),
    (
        "coping",
        STRICT,
        r"\b(cope|coping|(los(e|es|ing)|gain(s|ing)?|put(ting)? on) (?=weight\b)|weight (gain|loss)|"
        r"shorten my life|eat|live with|calm|stress(ed)?(?! (crack|fracture|test|x-?ray)))\b|\b(?=(anxious|diet|"
        r"drink coffee|(?<!be )(?<!surface )(?<!head )(?<!bone )depressed)\b)",
        r"\b(cop(e|ing)|weight (loss|gain)|overweight|obes(e|ity)|depress(ed|ion)|anxi(ous|ety)|diet|eat(ing)?|"
        r"support)\b",
    ),
    (
        "prognosis",
        LOOSE,
        r"\b(prognos(is|tic)|outlook|outcomes?|life expectancy|survival|what happens|natural history|chances?|"
        r"untreated|progress(es|ion)?|worse|worsen|predicts?|likely|definitely|how long (have|until|before|"
        r"does it take until|till)|will (my|it|the)|end up)\b",
        r"\b(prognos(is|tic)|outlook|surviv(al|ed)|collapse[ds]?|progress(ed|ion|es)?|worse(n|ned|ning)?|"
        r"recur(red|rence)?|mortality|predict(s|ed|ors?)?|after a mean of|life expectancy|course|[0-9]+ (of|"
        r"out of) [0-9]+|came to|hazard)\b",
    ),
    (
        "meaning",
        LOOSE,
        r"(^what(\Ws|s| is| are)(?= [\w -]{2,40}\?*$)|\b(defin(e|ed|ition|itions)|mean(s|ing)?|stands? for|"
        r"same (thing )?as|what kind of disease|classif(y|ied|ication))\b)",
        r"\b(means|defined|definition|called|is stage|hip stage|scheme|refers to|known as|is an? |are an? |"
        r"type of|term|also)\b",
    ),
    (
        "definition",
        STRICT,
        r"^(?=(what is|what s|whats|define|explain|meaning of) (an? )?(?!(the|my|your|our|his|her|this|that|it|"
        r"best|wrong|known|done|next|new|safe|better|worse|first|reasonable|sensible|recommended|advisable|going|"
        r"happening|coming|"
        r"left|possible|right|normal|usual|allowed|to|more)\b)(?!.*\b(of|for|in|on|after|before|with|to|at|"
        r"like)\b)[\w-]+( [\w-]+){0,2}\W*$)",
        r"\b(means|defined|definition|called|is stage|hip stage|refers to|known as|is an? |are an? |type of|term|"
        r"also|described as|consists of)\b",
    ),
    (
        "eligibility",
        LOOSE,
        r"\b(who (should|can|needs)|should i|should (a|my|the|people)|do i (need|have)|when (is|are|should|do|"
        r"does|may|will)|indicat(ed|ion|ions)|candidates?|eligible|an option|need(ed|s)?|have to|can i|may i|"
        r"could i|contraindicat\w+|necessary|appropriate)\b",
        r"\b(suggest(s|ed)?|recommend(s|ed)?|should|may|could|consider(ed)?|offer(ed)?|option|when|indicat\w+|"
        r"prefers?|needs?|ask)\b",
    ),
    (
        "timing",
        STRICT,
        r"\b(how (often|frequently) (?=.*\b(scan\w*|imag\w*|seen?|check\w*|repeat\w*|monitor\w*|follow\w*|examin\w*|"
        r"visits?|test\w*|measur\w*|review\w*|come|x-?ray\w*|mri|appointments?|needed|due)\b)|"
        r"intervals?|followup|how soon|monitor(ed|ing)?|keeps? an eye|afterwards)\b",
        r"\b(every|intervals?|followup|follow-up|followed|repeat(ed)?|monitor(ed|ing)?|schedule|again|months|"
        r"weeks|how often|scanned|frequen(t|cy|tly)|(less|more) than|rare|common|of [0-9]+)\b",
    ),
    (
        "change",
        STRICT,
        r"\b(can|could|may|should|must|do|shall|safe to|ok to|have to|need to|want to) (i |we |he |she |they |"
        r"patients |my \w+ )?(have to |need to |just )?(stop|quit|come off|double|halve|skip|pause|taper|wean|"
        r"discontinue|restart|interrupt)\b(?! (it|this|the|my) (\w+ )?(from|get|getting|collaps|spread)\w*)|"
        r"\bif .*\b(is|are) (stopped|skipped|missed)\b|\b(missed (a|my) (dose|tablet|pill)|forgot to take|overdose|"
        r"too many (tablets|pills))\b",
        r"\b(stop(s|ped|ping)?|come off|discontinu\w+|taper\w*|wean\w*|withdraw\w*|interrupt\w*|restart\w*|"
        r"overdose|missed|continu(e|ed|ing))\b",
    ),
    (
        "conduct",
        STRICT,
        r"\b(?=(who (did|ran|led|conducted|made|funded|sponsored|paid for)|journals?|published|authors|funded|funding|"
        r"sponsor\w*|dropped out|drop-?outs?|lost to follow-?up|(mean|average|median) age|how old (were|was)|blinded|"
        r"reliab(le|ility)|reproducib\w+|(inter|intra)-?observer|agreement|were (women|men|male|female))\b)",
        r"\b(journals?|published|authors|fund(ed|ing)|sponsor\w*|dropped|drop-?outs?|lost to|(mean|average|median) age|"
        r"aged|blind(ed)?|reliab\w+|reproducib\w+|observers?|agree(d|ment)?)\b",
    ),
    (
        "care",
        STRICT,
        r"\b(?=(treatments?|treated|therapy|management|"
        r"managed)\b)(?<!without )(?<!before )(?<!after )(?<!not )(?<!physical )",
        r"\b(treat\w*|therap\w+|manag\w+|care|surgery|operat\w+|replacement|suggest|recommend\w*|medicines?|drugs?|"
        r"tablets?|options?|given|helps?|prefers?|first choice)\b",
    ),
    (
        "name",
        STRICT,
        r"\b(?=(brands?|compan(y|ies)|manufacturers?|by name|names? of|what shape|what colou?r|which (brand|model|type|"
        r"make) of)\b)",
        r"\b(brands?|compan(y|ies)|manufacturers?|names?|named|called|shape|colou?r|also known)\b",
    ),
    (
        "comparison",
        LOOSE,
        r"\b(better|superior|versus|vs|compared?|comparison|difference|best|worse than|more effective|or no|"
        r"instead|rather than|inferior)\b",
        r"\b(better|superior|versus|compared|than|difference|differ|against|alone|placebo|prefers?|control|"
        r"instead|options?)\b",
    ),
    (
        "effect",
        LOOSE,
        r"\b(treat(s|ed|ment|ments)?|therap(y|ies)|manag(e|ed|ement)|cur(e|es|ed)|options?|choices?|what (can|"
        r"should) (be|i) do(ne)?|reliev(e|es)|help(s|ed|ful)?|works?|effective(ness)?|benefit|role|useful|"
        r"success(ful)?|improv(e|es)|prevents?|stops?|delays?|reduces?|heal|fix|worth|proven|evidence|results?)\b",
        r"\b(treat(s|ed|ment|ments)?|therap(y|ies)|care|surgery|options?|reliev(e|ed)|better|improv(e|ed|es)|"
        r"effective(ness)?|prevents?|success(ful)?|results?|reduc(e|es|ed)|lower(s|ed)?|no difference|less|gain|"
        r"uncertain|suggest|recommend|trials?|evidence|saved|helps?|operat(ed|ion)|stop)\b",
    ),
)
"""(name, how strictly it must agree, what a question of it says, what a claim of it says), in folded words.

What a question only looks ahead to, `(?=…)`, tells its kind and is still a subject: a claim on MRI says nothing of
ultrasound."""
