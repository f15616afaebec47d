"""Work shared among processes gives what one process gives, or says why not."""

import itertools
import os
import subprocess
import sys
import threading

import pytest

from mkdocs_evidence.forking import ends_of_slices, portable, share, slice_size

TURNS = """
MANY = 20_000
learned = []
def work(number):
    learned.append(number)
    return number, len(learned), os.getpid()
"""
"""Work of which each result tells how much its process knows, and which one it is."""


def run_alone(code: str) -> str:
    """What a program of its own prints: the process that runs the tests has threads, beside which nothing is forked."""
    lines = "import os, signal, sys, time\nfrom mkdocs_evidence.forking import LostWorkerError, can_fork, share, slice_size\n"
    done = subprocess.run([sys.executable, "-c", lines + code], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("jobs", [1, 2, 16])
@pytest.mark.parametrize("count", [0, 1, 7, 300, 20_000])
def test_slices_hold_every_item_and_none_is_larger_than_those_before_it(count: int, jobs: int) -> None:
    ends = ends_of_slices(count, jobs)
    sizes = [end - start for start, end in itertools.pairwise([0, *ends])]
    assert sum(sizes) == count
    assert sizes == sorted(sizes, reverse=True)
    assert all(1 <= size <= slice_size(count, jobs) for size in sizes)


def test_the_last_slices_of_many_items_are_small() -> None:
    assert [end - start for start, end in itertools.pairwise(ends_of_slices(20_000, 2))][-8:] == [1] * 8


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked only there")
class TestForked:
    """With processes to fork."""

    def test_results_come_in_order_whoever_is_first(self) -> None:
        code = """
def work(number):
    time.sleep(0.02 if number % 7 == 0 else 0)
    return number * number, os.getpid()
results = list(share(work, range(100), jobs=3))
assert [square for square, _ in results] == [number * number for number in range(100)]
print(len({pid for _, pid in results}), os.getpid() in {pid for _, pid in results})
"""
        assert run_alone(code) == "3 False\n"

    def test_the_first_item_that_fails_is_told_after_the_results_before_it(self) -> None:
        code = """
def work(number):
    if number in (41, 60):
        raise ValueError(number)
    return number
seen = []
try:
    for result in share(work, range(100), jobs=2):
        seen.append(result)
except ValueError as problem:
    print(problem, seen == list(range(41)))
"""
        assert run_alone(code) == "41 True\n"

    def test_a_killed_process_is_told_and_the_others_end(self) -> None:
        code = """
def work(number):
    if number == 30:
        os.kill(os.getpid(), signal.SIGKILL)
    return number
try:
    list(share(work, range(100), jobs=2))
except LostWorkerError as problem:
    print(problem)
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("no children")
"""
        assert run_alone(code) == "One of the processes that shared the work was killed by signal 9.\nno children\n"

    def test_a_process_that_may_be_renewed_forgets_what_it_learned_since_its_fork(self) -> None:
        code = (
            TURNS
            + """
results = list(share(work, range(MANY), jobs=2, may_renew=lambda: True))
assert [number for number, _, _ in results] == [*range(MANY)]
print(max(known for _, known, _ in results) == 8 + 64 * slice_size(MANY, 2), len({pid for _, _, pid in results}) > 4)
"""
        )
        assert run_alone(code) == "True True\n"

    def test_a_turn_in_which_a_process_grew_much_ends_with_the_slice(self) -> None:
        code = """
MANY = 20_000
LARGE = 9_000
held = []
def work(number):
    if number == LARGE:
        held.extend([bytes(3_000) for _ in range(60_000)])
    return number, len(held), os.getpid()
results = list(share(work, range(MANY), jobs=2, may_renew=lambda: True))
size = slice_size(MANY, 2)
after = LARGE - 8
print([(number - 8) // size for number, count, _ in results if count] == [after // size] * (size - after % size))
"""
        assert run_alone(code) == "True\n"

    def test_what_a_process_learned_later_and_may_not_forget_stays(self) -> None:
        code = (
            TURNS
            + """
results = list(share(work, range(MANY), jobs=2, may_renew=lambda: False))
print(max(known for _, known, _ in results) > 65 * slice_size(MANY, 2), len({pid for _, _, pid in results}))
"""
        )
        assert run_alone(code) == "True 3\n"

    def test_of_many_items_the_first_are_made_here_and_what_they_teach_is_known_everywhere(self) -> None:
        code = (
            TURNS
            + """
results = list(share(work, range(MANY), jobs=2, may_renew=lambda: True))
here = [number for number, _, pid in results if pid == os.getpid()]
print(here, min(known for number, known, _ in results if number not in here))
"""
        )
        assert run_alone(code) == "[0, 1, 2, 3, 4, 5, 6, 7] 9\n"

    def test_beside_a_thread_that_was_started_meanwhile_a_process_goes_on_after_its_turn(self) -> None:
        code = (
            "import tempfile, threading"
            + TURNS
            + """
folder = tempfile.TemporaryDirectory()
begun = os.path.join(folder.name, "begun")
def work_late(number):
    # However fast the other process is, its turn does not end before there is the thread.
    while number > 8 + slice_size(MANY, 2) and not os.path.exists(begun):
        time.sleep(0.01)
    return work(number)
end, pids, numbers = threading.Event(), [], []
for number, known, pid in share(work_late, range(MANY), jobs=2, may_renew=lambda: True):
    numbers.append(number)
    pids.append(pid)
    if number == 8:
        threading.Thread(target=end.wait).start()
        open(begun, "w").close()
end.set()
folder.cleanup()
print(numbers == [*range(MANY)], len({*pids}))
"""
        )
        assert run_alone(code) == "True 3\n"

    def test_little_work_is_done_without_turns(self) -> None:
        code = (
            TURNS
            + """
print(len({pid for _, _, pid in share(work, range(1_500), jobs=2, may_renew=lambda: True)}))
"""
        )
        assert run_alone(code) == "2\n"

    def test_a_process_killed_in_its_turn_is_told(self) -> None:
        code = """
MANY = 20_000
def work(number):
    if number == 15_000:
        os.kill(os.getpid(), signal.SIGKILL)
    return number
seen = []
try:
    for number in share(work, range(MANY), jobs=2, may_renew=lambda: True):
        seen.append(number)
except LostWorkerError as problem:
    print(problem, seen == [*range(len(seen))] and 30 < len(seen) <= 15_000)
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("no children")
"""
        said = "One of the processes that shared the work was killed by signal 9. True\nno children\n"
        assert run_alone(code) == said

    def test_an_item_that_fails_in_a_turn_is_told_after_the_results_before_it(self) -> None:
        code = """
MANY = 20_000
def work(number):
    if number == 15_000:
        raise ValueError(number)
    return number
seen = []
try:
    seen.extend(share(work, range(MANY), jobs=2, may_renew=lambda: True))
except ValueError as problem:
    print(problem)
"""
        assert run_alone(code) == "15000\n"

    def test_whoever_stops_asking_leaves_no_process_in_its_turn(self) -> None:
        code = (
            TURNS
            + """
results = share(work, range(MANY), jobs=2, may_renew=lambda: True)
pids = {next(results)[2] for _ in range(15_000)} - {os.getpid()}
results.close()
assert len(pids) > 2
for pid in pids:
    try:
        os.kill(pid, 0)
        print("still there")
    except ProcessLookupError:
        pass
"""
        )
        assert run_alone(code) == ""

    def test_whoever_stops_asking_leaves_no_process(self) -> None:
        code = """
results = share(lambda number: number, range(100), jobs=2)
print(next(results))
results.close()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("no children")
"""
        assert run_alone(code) == "0\nno children\n"


def test_beside_a_thread_the_work_is_done_here() -> None:
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert set(share(lambda _: os.getpid(), range(100), jobs=4)) == {os.getpid()}
    finally:
        end.set()
        other.join()


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    list(share(str, range(3), jobs=1, tell=lambda done, total: told.append((done, total))))
    assert told == [(1, 3), (2, 3), (3, 3)]


class StubbornError(Exception):
    """Cannot be made anew from its arguments."""

    def __init__(self, one: str, *, other: str) -> None:
        super().__init__(f"{one} and {other}")


def test_an_exception_that_cannot_be_sent_still_says_what_it_says() -> None:
    assert "this and that" in str(portable(StubbornError("this", other="that")))
    assert isinstance(portable(KeyError("x")), KeyError)
