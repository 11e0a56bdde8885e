"""One test for many cases: each is tried, and those that fail are named."""

import functools
import inspect

import pytest

ONES = {"monkeypatch", "capsys", "capfd", "request", "recwarn"}
"""Fixtures that hold for one test, of which each case would need its own."""


def each(names, cases, ids=None):
    """As `pytest.mark.parametrize`, with one test for all cases: what pytest does around one takes longer than some do.

    It is for cases that take next to no time. All are tried, whatever becomes of the first, and each has a `tmp_path`
    of its own.
    """
    names = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    tried = [(_called(names, case, ids, number), _values(names, case)) for number, case in enumerate(cases)]
    assert tried, f"There is no case of {', '.join(names)}."

    def decorated(test):
        signature = inspect.signature(test)
        assert ONES.isdisjoint(signature.parameters), f"Each case of {test.__name__} needs its own fixture."

        @functools.wraps(test)
        def every(**fixtures):
            wrong = []
            for number, (name, values) in enumerate(tried):
                given = dict(fixtures)
                if "tmp_path" in given:
                    given["tmp_path"] = given["tmp_path"] / str(number)
                    given["tmp_path"].mkdir()
                try:
                    test(**given, **values)
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(f"This is of the case {name}.")
                    wrong.append(error)
            if wrong:
                raise BaseExceptionGroup(f"{len(wrong)} of {len(tried)} cases", wrong)

        every.__signature__ = signature.replace(
            parameters=[given for name, given in signature.parameters.items() if name not in names]
        )
        return every

    return decorated


def _values(names, case):
    """What a case gives to a test, by name."""
    values = case.values if hasattr(case, "marks") else [case] if len(names) == 1 else case
    assert not getattr(case, "marks", ()), "What is marked is a test of its own."
    return dict(zip(names, values, strict=True))


def _called(names, case, ids, number):
    """What a case is called where it fails."""
    if getattr(case, "id", None) and hasattr(case, "marks"):
        return case.id
    if ids and not callable(ids):
        return ids[number]
    values = _values(names, case).values()
    if any(map(callable, values)):  # how one is shown says nothing of it
        return f"number {number + 1}"
    return "-".join(str((ids and ids(value)) or repr(value)[:200]) for value in values)
