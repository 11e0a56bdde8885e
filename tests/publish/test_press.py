"""jupyter-book, loaded and waiting."""

import time

import psutil
import pytest

from countercase.publish.site.sphinx_process import Press


@pytest.fixture
def nothing(tmp_path):
    """A folder in which there is no book."""
    return tmp_path


def test_it_waits_until_it_is_told(nothing):
    with Press(nothing, nothing / "work") as press:
        time.sleep(0.5)
        assert press._process.poll() is None
        status, said = press.run()
    assert status
    assert "Running Jupyter-Book" in said


def test_one_that_died_while_it_waited_has_a_status(nothing):
    with Press(nothing, nothing / "work") as press:
        psutil.Process(press._process.pid).kill()
        time.sleep(0.5)
        assert press.run()[0]


def test_it_is_gone_at_the_end(nothing):
    with Press(nothing, nothing / "work") as press:
        number = press._process.pid
    assert not psutil.pid_exists(number)
