"""Decision flows: one YAML file each."""

from mkdocs_evidence.load.articles.claim_names import ClaimNames
from mkdocs_evidence.load.flows.conditions import (
    CONDITION_NODE,
    CONDITION_NODES,
    KnownFact,
    decode_condition,
    decode_conditions,
    decode_entry,
    find_fact,
    know_fact,
    plain_entry,
)
from mkdocs_evidence.load.flows.facts import FACTS, WORDINGS, check_fact, decode_facts
from mkdocs_evidence.load.flows.wholeness import mark_unread_parts
from mkdocs_evidence.load.strict_yaml.documents import read_group, text_digest
from mkdocs_evidence.load.strict_yaml.fields import Field, Group, Values, group_shape, keyed, optional, required
from mkdocs_evidence.load.strict_yaml.nodes import MapNode, TextNode
from mkdocs_evidence.load.strict_yaml.scalars import TEXT, TEXT_AT, WHOLE, words
from mkdocs_evidence.load.strict_yaml.shape import many, one_or_many
from mkdocs_evidence.model.claim import Strength
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.flow import (
    Branch,
    Condition,
    Constraint,
    Flow,
    NotAsked,
    Outcome,
    Question,
    Scenario,
    Urgency,
)
from mkdocs_evidence.model.ids import ClaimName, FactId, FlowId, OutcomeId, QuestionId
from mkdocs_evidence.model.place import Place


def _as_values(values: Values) -> Values:
    return values


def _keep(name: str, values: Values) -> tuple[str, Values]:
    return name, values


_CLAIMS = optional("claims", one_or_many(TEXT_AT), "Claims it rests on: `article#claim`, or ids of the flow's article.")

_WHEN = required("when", CONDITION_NODE, "What the asked fact must be: a value, a list, or a stretch.")
_GIVEN = optional("given", CONDITION_NODES, "What facts asked earlier must be.")
_TO = required("to", TEXT, "Where it leads: a question or an outcome.")
_BRANCH = Group(what="a branch", fields=(_WHEN, _GIVEN, _TO, _CLAIMS))

_ASKED = optional("fact", TEXT_AT, "The fact that is asked; the question's own id when left out.")
_ASK = optional("ask", WORDINGS, "The wording, for each audience.")
_HELP = optional("help", WORDINGS, "How to find the answer.")
_BRANCHES = required("branches", many(group_shape(_BRANCH, _as_values)), "Where the answers lead; each exactly once.")
_QUESTION = Group(what="a question", fields=(_ASKED, _ASK, _HELP, _BRANCHES, _CLAIMS))

_OUTCOME_TITLE = optional("title", TEXT, "The outcome in a few words.")
_URGENCY = optional("urgency", words(Urgency), "How soon somebody must act.")
_SAY = required("say", WORDINGS, "What is advised, for each audience.")
_STRENGTH = optional("strength", words(Strength), "Strength of the recommendation.")
_OUTCOME = Group(what="an outcome", fields=(_OUTCOME_TITLE, _URGENCY, _SAY, _CLAIMS, _STRENGTH))

_NEVER = required("never", CONDITION_NODES, "Answers that cannot occur together.")
_CONSTRAINT = Group(what="a constraint", fields=(_NEVER, _CLAIMS))

_SCENARIO_NAME = required("name", TEXT, "The patient, in a few words.")
_ANSWERS = required("given", CONDITION_NODES, "The answers, one for each fact.")
_EXPECT = required("expect", TEXT, "The outcome that must be reached.")
_REASON = required("reason", TEXT, "Why the flow does not ask it.")
_NOT_ASKED_FACT = Group(what="a fact that is not asked", fields=(_REASON,))

_SCENARIO = Group(what="a scenario", fields=(_SCENARIO_NAME, _ANSWERS, _EXPECT))

_SCOPE_POPULATION = optional("population", TEXT, "The patients the flow is for.")
_SCOPE = Group(what="`scope`", fields=(_SCOPE_POPULATION, _CLAIMS))

_ID = optional("flow", TEXT, "Id of the flow; the same as the file's path under the flows folder.")
_TITLE = required("title", TEXT, "Title of the flow.")
_EDITION = required("edition", WHOLE, "Number of the edition, counted up when the flow changes.")
_SCOPE_FIELD = optional("scope", group_shape(_SCOPE, _as_values), "The patients the flow is for.")
_START = required("start", TEXT, "The first question.")
_FACTS = required("facts", FACTS, "What is asked or derived, under an id each.")
_QUESTIONS = required("questions", keyed(_QUESTION, _keep), "The questions, under an id each.")
_OUTCOMES = required("outcomes", keyed(_OUTCOME, _keep), "Where paths end, under an id each.")
_CONSTRAINTS = optional("constraints", many(group_shape(_CONSTRAINT, _as_values)), "Answers that exclude each other.")
_SCENARIOS = optional(
    "scenarios", many(group_shape(_SCENARIO, _as_values)), "Patients and the outcomes they must reach."
)

_NOT_ASKED = optional(
    "not_asked",
    keyed(_NOT_ASKED_FACT, _keep),
    "Facts that a cited work uses and the flow leaves out on purpose, under an id each.",
)

FLOW = Group(
    what="a flow",
    fields=(
        _ID,
        _TITLE,
        _EDITION,
        _SCOPE_FIELD,
        _START,
        _FACTS,
        _CONSTRAINTS,
        _QUESTIONS,
        _OUTCOMES,
        _SCENARIOS,
        _NOT_ASKED,
    ),
)


def load_flow(
    text: str, *, file: str, flow_id: FlowId, claims: ClaimNames | None = None
) -> tuple[Flow | None, tuple[Fault, ...]]:
    """Reads one flow.

    Args:
        text: The file's text, line ends as they are.
        file: Path from the root of the project.
        flow_id: Path under the flows folder, without suffix.
        claims: The claims there are; None leaves claim names as the author wrote them.

    Returns:
        The flow, None when the file is no YAML that can be trusted; and everything wrong with it.
    """
    values, faults = read_group(text, FLOW, file=file)
    if values is None:
        return None, tuple(faults)
    written_id = values.get(_ID)
    if written_id is not None and written_id != flow_id:
        message = f"The flow calls itself `{written_id}` and its file `{flow_id}`."
        values.refuse(_ID, message, "Delete `flow`, or rename the file.")
    return _Decoder(values, flow_id, claims).decode(file, text_digest(text)), tuple(faults)


class _Decoder:
    """Makes a flow of its values: facts first, because every condition is about one."""

    def __init__(self, values: Values, flow_id: FlowId, claims: ClaimNames | None) -> None:
        self._values = values
        self._faults = values.faults
        self._flow_id = flow_id
        self._claim_names = claims
        self._claim_faults: list[Fault] = []
        self._leads_on = False
        facts = decode_facts(values.get_or(_FACTS, ()), values.faults)
        for fact in facts.values():
            check_fact(fact, values.faults)
        self._facts = {fact.id: know_fact(fact) for fact in facts.values()}

    def decode(self, file: str, digest: str) -> Flow:
        values = self._values
        scope = values.get(_SCOPE_FIELD)
        questions = tuple(self._questions())
        self._leads_on = any(branch.to.startswith("flow:") for one in questions for branch in one.branches)
        flow = Flow(
            id=self._flow_id,
            file=file,
            title=values.get_or(_TITLE, ""),
            edition=values.get_or(_EDITION, 0),
            population="" if scope is None else scope.get_or(_SCOPE_POPULATION, ""),
            scope_claims=() if scope is None else self._claims(scope),
            start=QuestionId(values.get_or(_START, "")),
            start_at=values.place(_START) if values.has(_START) else None,
            facts=tuple(known.fact for known in self._facts.values()),
            questions=questions,
            outcomes=tuple(self._outcome(OutcomeId(name), one) for name, one in values.get_or(_OUTCOMES, ())),
            constraints=tuple(self._constraint(one) for one in values.get_or(_CONSTRAINTS, ())),
            scenarios=tuple(self._scenario(one) for one in values.get_or(_SCENARIOS, ())),
            not_asked=tuple(
                NotAsked(fact=name, reason=one.get_or(_REASON, ""), at=one.at)
                for name, one in values.get_or(_NOT_ASKED, ())
            ),
            unread=frozenset(name for name, _ in values.get_or(_QUESTIONS, ())) - {one.id for one in questions},
            source_digest=digest,
            at=Place(file, 1, 1),
        )
        marked = mark_unread_parts(flow, self._faults)
        self._faults += self._claim_faults
        return marked

    def _claims(self, values: Values) -> tuple[ClaimName, ...]:
        nodes = values.get_or(_CLAIMS, ())
        if self._claim_names is None:
            return tuple(ClaimName(node.value) for node in nodes)
        return tuple(self._claim_names.find(node, self._flow_id, self._claim_faults) for node in nodes)

    def _conditions(self, values: Values, key: Field[MapNode]) -> tuple[Condition, ...]:
        node = values.get(key)
        return () if node is None else decode_conditions(node, self._facts, self._faults)

    def _questions(self) -> list[Question]:
        found = []
        for name, values in self._values.get_or(_QUESTIONS, ()):
            asked = values.get(_ASKED) or TextNode(name, values.stretch())
            known = find_fact(asked, self._facts, self._faults)
            if known is not None:
                found.append(self._question(QuestionId(name), known, values))
        return found

    def _question(self, question_id: QuestionId, known: KnownFact, values: Values) -> Question:
        branches = (self._branch(known, one) for one in values.get_or(_BRANCHES, ()))
        return Question(
            id=question_id,
            fact=known.fact.id,
            ask=values.get_or(_ASK, ()),
            help=values.get_or(_HELP, ()),
            branches=tuple(branch for branch in branches if branch is not None),
            claims=self._claims(values),
            at=values.at,
        )

    def _branch(self, known: KnownFact, values: Values) -> Branch | None:
        when, to = values.get(_WHEN), values.get(_TO)
        claims, given = self._claims(values), self._conditions(values, _GIVEN)
        if when is None or to is None:
            return None
        condition = decode_condition(when, known, self._faults)
        return Branch(when=condition, given=given, to=to, to_at=values.place(_TO), claims=claims, at=values.at)

    def _outcome(self, outcome_id: OutcomeId, values: Values) -> Outcome:
        return Outcome(
            id=outcome_id,
            title=values.get_or(_OUTCOME_TITLE, ""),
            urgency=values.get(_URGENCY),
            say=values.get_or(_SAY, ()),
            claims=self._claims(values),
            strength=values.get(_STRENGTH),
            at=values.at,
        )

    def _constraint(self, values: Values) -> Constraint:
        return Constraint(never=self._conditions(values, _NEVER), claims=self._claims(values), at=values.at)

    def _scenario(self, values: Values) -> Scenario:
        node = values.get(_ANSWERS)
        given = []
        for key, value in node.entries if node is not None else ():
            if key.value not in self._facts and self._leads_on:
                # It may be a fact of the flow that this one leads to; the rule on scenarios knows.
                given += [(FactId(key.value), plain_entry(value))]
                continue
            known = find_fact(key, self._facts, self._faults)
            if known is not None:
                found = decode_entry(value, known, self._faults)
                given += [] if found is None else [(known.fact.id, found)]
        return Scenario(
            name=values.get_or(_SCENARIO_NAME, ""),
            given=tuple(given),
            expect=OutcomeId(values.get_or(_EXPECT, "")),
            expect_at=values.place(_EXPECT),
            at=values.at,
        )
