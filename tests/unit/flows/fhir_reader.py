"""Fills an exported Questionnaire as a form filler does, and follows the PlanDefinition with the response."""

import json
from decimal import Decimal
from typing import Any

from fhirpath_reader import is_true

_ENABLE = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
_VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable"
_OWN = "urn:mkdocs-evidence:fhir:1"


class FhirFlow:
    """A Bundle of one PlanDefinition and one Questionnaire."""

    def __init__(self, text: str) -> None:
        bundle = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        self.plan, self.form = (one["resource"] for one in bundle["entry"])
        assert (self.plan["resourceType"], self.form["resourceType"]) == ("PlanDefinition", "Questionnaire")
        self.actions = {one["id"]: one for one in self.plan["action"]}
        self.start = extension(self.plan, f"{_OWN}:start")["valueString"]

    def fill(self, entries: dict, fact_of: dict[str, str]) -> dict:
        """A response that answers the enabled items, from the first to the last, and leaves out all others.

        Args:
            entries: Answers by fact.
            fact_of: The fact that each question is about.
        """
        response: dict[str, Any] = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": []}
        for item in self.form["item"]:
            enabling = extension(item, _ENABLE)["valueExpression"]["expression"]
            if not is_true(enabling, self._variables(response)):
                continue
            link = item["linkId"]
            entry = entries.get(fact_of[link.removeprefix("not-known:")])
            answers = answers_to(item, entry) if entry is not None else []
            if answers:
                response["item"].append({"linkId": link, "answer": answers})
        return response

    def _variables(self, response: dict) -> dict[str, list]:
        known: dict[str, list] = {"resource": [response]}
        for one in self.form["extension"]:
            if one["url"] == _VARIABLE:
                variable = one["valueExpression"]
                known[variable["name"]] = [is_true(variable["expression"], known)]
        return known

    def follow(self, response: dict) -> list[str]:
        """Link ids of the actions from the start on; of the branches of a question exactly one applies."""
        known = {"answers": [response]}
        (here,) = [one for one in self.plan["action"] if one["linkId"] == self.start]
        route = [here["linkId"]]
        while "action" in here:
            assert here["selectionBehavior"] == "exactly-one"
            chosen = [
                one
                for one in here["action"]
                if all(is_true(condition["expression"]["expression"], known) for condition in one["condition"])
            ]
            assert len(chosen) <= 1, (route, chosen)
            if not chosen:
                break
            (related,) = chosen[0]["relatedAction"]
            here = self.actions[related["targetId"]]
            route.append(here["linkId"])
        return route


def extension(resource: dict, url: str) -> dict:
    """The one extension with this address."""
    (found,) = [one for one in resource["extension"] if one["url"] == url]
    return found


def answers_to(item: dict, entry: Any) -> list[dict]:
    """An entry as the answers of an item; none where the item is not the one to say it."""
    if item["type"] == "boolean":
        return [{"valueBoolean": True}] if entry == "unknown" else []
    if item["type"] == "decimal":
        return [] if entry == "unknown" else [{"valueDecimal": Decimal(entry)}]
    wanted = {entry} if isinstance(entry, str) else set(entry) or {"none"}
    offered = [one["valueCoding"] for one in item["answerOption"]]
    chosen = [{"valueCoding": one} for one in offered if one["code"] in wanted]
    assert len(chosen) == len(wanted), (item["linkId"], entry)
    return chosen
