"""A variable that holds for a while."""

import os

import pytest

from countercase.data.variable import variable


@pytest.mark.parametrize("before", [None, "as it was"])
def test_it_is_as_it_was_also_after_a_fault(monkeypatch, before):
    if before is None:
        monkeypatch.delenv("A_VARIABLE", raising=False)
    else:
        monkeypatch.setenv("A_VARIABLE", before)
    with pytest.raises(KeyError, match="within"), variable("A_VARIABLE", "within"):
        raise KeyError(os.environ["A_VARIABLE"])
    assert os.environ.get("A_VARIABLE") == before
