"""Trials of mutants: which functions are changed, which tests are asked first, and which files a module reaches."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.calls import Calls
from tools.trial import Trial
from tools.trials import _in_order, _reached

MODULE = '''"""A module."""

MOST = 3


def least(numbers):
    return [n for n in numbers if n > 0][:MOST]


class Kind:
    size: int = 1

    def larger(self):
        return self.size + 1


NAMES = {"next": lambda n: n + 1}
'''


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("n > 0", "n >= 0", ["least"]),
        # the lines below it move, and what stands there is the same
        ("if n > 0]", "if not (\n n > 0)]", ["least"]),
        ("self.size + 1", "self.size - 1", ["Kind.larger"]),
        ("n: n + 1", "n: n - 1", ["<lambda>"]),
        ("MOST = 3", "MOST = 4", None),
        ("size: int = 1", "size: int = 2", None),
        ("least(numbers)", "least(numbers=())", None),
        # nothing but a place
        ("\n\nMOST", "\n\n\n\nMOST", []),
    ],
)
def test_a_mutant_is_the_functions_that_are_changed(before, after, changed):
    found = Trial("least.py", MODULE, MODULE.replace(before, after)).functions()
    assert (found and [old.co_qualname for old, _ in found]) == changed


@dataclass(frozen=True)
class Item:
    nodeid: str

    @property
    def path(self):
        return Path(self.nodeid.partition("::")[0])


LEAST = ("least.py", "least", 6)
ITEMS = [Item(name) for name in ("test_other.py::slow", "test_other.py::quick", "test_other.py::apart")]
ITEMS += [Item(name) for name in ("test_least.py::slow", "test_least.py::quick", "test_far.py::far")]
CALLS = Calls(
    by_test={item.nodeid: {LEAST} if item.nodeid.endswith(("slow", "quick")) else set() for item in ITEMS},
    seconds={item.nodeid: 2.0 if item.nodeid.endswith("slow") else 1.0 for item in ITEMS},
)


@pytest.mark.parametrize(
    ("caught_by", "alone", "order"),
    [
        (None, False, ["least.py::quick", "least.py::slow", "other.py::quick", "other.py::slow", "other.py::apart"]),
        (
            "test_other.py::slow",
            False,
            ["other.py::slow", "least.py::quick", "least.py::slow", "other.py::quick", "other.py::apart"],
        ),
        (None, True, ["least.py::quick", "least.py::slow"]),
    ],
)
def test_the_likeliest_and_the_quickest_come_first_and_what_calls_nothing_of_it_is_left_out(caught_by, alone, order):
    trial = Trial("least.py", MODULE, MODULE, caught_by)
    assert [item.nodeid.removeprefix("test_") for item in _in_order(ITEMS, trial, {LEAST}, CALLS, alone)] == order


def test_a_module_reaches_the_tests_that_import_it_or_call_what_stands_on_it():
    """The debate is labelled by what is grounded; the test of repairs knows neither, until it calls something of it."""
    files = {Path(name).stem for name in _reached("grounded.py", Calls())}
    assert {"test_grounded", "test_debate", "test_hearing", "test_library"} <= files
    assert not {"test_repair", "test_formula", "test_agreement", "test_properties"} & files
    called = Calls(by_test={"tests/argue/test_repair.py::one": {("debate.py", "debate", 1)}})
    assert "test_repair" in {Path(name).stem for name in _reached("grounded.py", called)}
