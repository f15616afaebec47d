"""Asks engines of other people what exported flows mean, and compares with the readers of the tests.

    npm install --prefix DIR feelin@8.2.0 dmn-moddle@12
    pip install fhirpathpy==2.2.4 fhir.resources==8.3.0
    python benchmarks/second_readers.py DIR

DIR is a folder outside the repository. Needs Node for FEEL; what is not installed is left out and said so.
"""

import argparse
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "unit" / "flows"))

import dmn_reader
import fhir_reader
from dmn_patient import dmn_inputs
from export_samples import NAMES, patients, sample

from mkdocs_evidence.export.dmn import export_dmn
from mkdocs_evidence.export.fhir_plan import export_fhir

_NODE = """
import {createRequire} from 'module';
import fs from 'fs';
const require = createRequire(process.argv[1] + '/');
const {evaluate, unaryTest} = await import(require.resolve('feelin'));
const plain = found => found && typeof found === 'object' && 'warnings' in found ? found.value : found;
const wrong = [];
for (const [kind, text, scope, expected] of JSON.parse(fs.readFileSync(0))) {
  const found = plain(kind === 'cell' ? unaryTest(text, scope) : evaluate(text, scope)) ?? null;
  const is = kind === 'cell' ? found === true : found;
  if (JSON.stringify(is) !== JSON.stringify(expected)) wrong.push([text, scope, expected, is]);
}
console.log(JSON.stringify(wrong));
"""


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def feel_cases() -> list[list[Any]]:
    """Every cell and expression that is looked at for the sample patients, with what our reader says of it."""
    cases: dict[str, Any] = {}
    meets, evaluate = dmn_reader.meets, dmn_reader.evaluate

    def meets_noted(value: Any, tests: str, scope: dict[str, Any]) -> bool:
        found = meets(value, tests, scope)
        if tests != "-":
            cases[json.dumps(["cell", tests, {"?": _plain(value)}])] = found
        return found

    def evaluate_noted(text: str, scope: dict[str, Any]) -> Any:
        found = evaluate(text, scope)
        if not isinstance(found, dict):
            cases[json.dumps(["expression", text, _plain(scope)])] = _plain(found)
        return found

    dmn_reader.meets, dmn_reader.evaluate = meets_noted, evaluate_noted
    for name in NAMES:
        model = dmn_reader.DmnModel(export_dmn(sample(name)))
        for entries, _ in patients(name)[:400]:
            model.decide("ends_at", dmn_inputs(entries, sample(name), model))
    dmn_reader.meets, dmn_reader.evaluate = meets, evaluate
    return [[*json.loads(case), found] for case, found in cases.items()]


def compare_feel(modules: Path) -> None:
    """Asks feelin, run by Node, and prints where it says something else."""
    cases = feel_cases()
    command = ["node", "--input-type=module", "-e", _NODE, str(modules / "node_modules")]
    done = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"feelin was not asked: {done.stderr.strip().splitlines()[-1] if done.stderr else done.returncode}")
        return
    _print("feelin", len(cases), json.loads(done.stdout))


def compare_fhir_path() -> None:
    """Asks fhirpathpy, and prints where it says something else."""
    try:
        from fhirpathpy import compile as compile_path
        from fhirpathpy.models import models
    except ImportError:
        print("fhirpathpy was not asked: it is not installed")
        return
    cases: dict[str, bool] = {}
    is_true = fhir_reader.is_true

    def noted(text: str, known: dict[str, list[Any]]) -> bool:
        found = is_true(text, known)
        cases[json.dumps([text, _plain(known)])] = found
        return found

    fhir_reader.is_true = noted
    for name in NAMES:
        fhir = fhir_reader.FhirFlow(export_fhir(sample(name)))
        facts = {question: one.fact for question, one in sample(name).questions.items()}
        for entries, _ in patients(name)[::8]:
            fhir.follow(fhir.fill(entries, facts))
    fhir_reader.is_true = is_true
    compiled: dict[str, Any] = {}
    wrong = []
    for case, expected in cases.items():
        text, known = json.loads(case)
        if text not in compiled:
            compiled[text] = compile_path(text, models["r5"])
        found = compiled[text]({}, {name: one[0] for name, one in known.items()})
        if found != [expected]:
            wrong.append([text, known, expected, found])
    _print("fhirpathpy", len(cases), wrong)


def validate_fhir() -> None:
    """Lets fhir.resources read every bundle, which knows each element of R5 and refuses all others."""
    try:
        from fhir.resources.bundle import Bundle
    except ImportError:
        print("fhir.resources was not asked: it is not installed")
        return
    for name in NAMES:
        Bundle.model_validate_json(export_fhir(sample(name)))
    print(f"fhir.resources: {len(NAMES)} bundles are R5")


def _print(reader: str, count: int, wrong: list[Any]) -> None:
    print(f"{reader}: {count} asked, {len(wrong)} answered differently")
    for one in wrong[:5]:
        print(f"  {one}")


def main() -> None:
    """Compares all that can be compared."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", type=Path, help="folder that holds node_modules/")
    arguments = parser.parse_args()
    compare_feel(arguments.modules.resolve())
    compare_fhir_path()
    validate_fhir()


if __name__ == "__main__":
    main()
