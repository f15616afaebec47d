"""Run as a script: a Python that has imported what commands need, and runs each one asked for in a fork of itself.

It reads one request a line as JSON (`arguments`, `cwd`, `environment`, `out`, `err`) and answers with two lines: the id of
the process that runs the command, and, when that has ended, its return code as `subprocess` counts it.
"""

import gc
import importlib
import json
import os
import runpy
import sys
import time
from typing import Any

from mkdocs_evidence.syntax.patterns import regex

NEEDED = (
    "mkdocs_evidence.cli",
    "mkdocs_evidence.mkdocs_run",
    "mkdocs_evidence.plugin",
    "mkdocs.commands.build",
    "pytest",
)


def serve() -> dict[str, Any] | None:
    """Answer requests until there are no more; in each fork, return the request that it is there for."""
    for one in gc.get_objects():
        if isinstance(one, type(regex(""))):
            one.match  # noqa: B018 # compiles it: what the commands would each do
    gc.freeze()
    for line in iter(sys.stdin.buffer.readline, b""):
        child = os.fork()
        if child == 0:
            return json.loads(line)  # type: ignore[no-any-return] # written by `ready_python`
        _answer(child)
        _, status = os.waitpid(child, 0)
        _answer(os.waitstatus_to_exitcode(status))
    return None


def become(request: dict[str, Any]) -> None:
    """Run what the request asks for, as a Python that was started for it would."""
    for descriptor, name in enumerate((os.devnull, request["out"], request["err"])):
        opened = os.open(name, os.O_WRONLY if descriptor else os.O_RDONLY)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    first, *rest = sys.argv = request["arguments"]
    sys.path[0] = {"-c": "", "-m": os.getcwd()}.get(first, os.path.dirname(first))
    if first == "-c":
        del sys.argv[1]
        exec(compile(rest[0], "<string>", "exec"), {"__name__": "__main__"})
    elif first == "-m":
        del sys.argv[0]
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    else:
        runpy.run_path(first, run_name="__main__")


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    for name in NEEDED:
        importlib.import_module(name)
    asked = serve()
    if asked is not None:
        become(asked)
