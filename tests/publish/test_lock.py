"""Two builds in one folder."""

import threading
import time

import pytest

from countercase.data.problem import DataError
from countercase.publish.site.lock import held


@pytest.mark.slow
def test_the_second_waits_and_says_so(tmp_path):
    order, said = [], []
    inside = threading.Event()

    def first():
        with held(tmp_path, said.append):
            inside.set()
            time.sleep(0.3)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait()
    with held(tmp_path, said.append):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]
    assert said == ["Another build is at work in this folder. This one waits until it has ended ..."]


@pytest.mark.slow
def test_it_does_not_wait_for_ever(tmp_path):
    said = []
    with (
        held(tmp_path, said.append),
        pytest.raises(DataError, match=r"at work in this folder for 0\.2 seconds"),
        held(tmp_path, said.append, patience=0.2),
    ):
        pass


def test_it_is_free_again_after_an_error(tmp_path):
    said = []
    with pytest.raises(KeyError), held(tmp_path, said.append):
        raise KeyError
    with held(tmp_path, said.append, patience=0):
        pass
    assert said == []
