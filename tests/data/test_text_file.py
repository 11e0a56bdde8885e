"""Text files: where they may lie, and which characters they may hold."""

import os
import sys

import pytest
from each import each

from countercase import DataError
from countercase.data.invisible import HIDDEN, UNSEEN, seen, unseen
from countercase.data.text_file import read_text

NAME = "data/cases/my-case.yml"


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "project" / NAME
    path.parent.mkdir(parents=True)
    return path


def refused(path, name=NAME):
    with pytest.raises(DataError) as caught:
        read_text(path, name)
    return str(caught.value)


GOOD = [
    *("“quoted” – dashes … and ‘more’", "Börzel, Zürn, naïve, Łódź", "中国的和平崛起", "Россия и нормы", "العربية"),
    *("می\u200cخواهم", "\U0001f469\u200d\U0001f4bb", "co\u00adop"),
]


@each("good", GOOD)
def test_every_script_passes(place, good):
    place.write_text(good, encoding="utf-8")
    assert read_text(place, NAME) == good


def test_line_ends_are_one(place):
    place.write_bytes("\ufeffa\r\nb\rc\n".encode())
    assert read_text(place, NAME) == "a\nb\nc\n"


def test_a_link_out_of_the_project_is_not_followed(place, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    place.symlink_to(tmp_path / "secret.txt")
    assert refused(place) == f"{NAME}: the file is a link to a place outside the project. Put the file itself here."


def test_a_folder_that_links_out_of_the_project_is_not_followed(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/my-case.yml").write_text("secret")
    (tmp_path / "project/data").mkdir(parents=True)
    (tmp_path / "project/data/cases").symlink_to(tmp_path / "elsewhere")
    assert "outside the project" in refused(tmp_path / "project" / NAME)


def test_a_path_that_leads_up_and_out_is_not_followed(tmp_path):
    (tmp_path / "project").mkdir()
    (tmp_path / "secret.yml").write_text("secret")
    with pytest.raises(DataError, match="outside the project"):
        read_text(tmp_path / "project/../secret.yml", "../secret.yml")


def test_a_link_inside_the_project_is_followed(place):
    place.with_name("other.yml").write_text("a: b")
    place.symlink_to(place.with_name("other.yml"))
    assert read_text(place, NAME) == "a: b"


def test_a_case_given_by_hand_may_lie_anywhere_and_link_nowhere(tmp_path):
    (tmp_path / "here").mkdir()
    path = tmp_path / "here/my-case.yml"
    path.write_text("a: b")
    assert read_text(path, NAME) == "a: b"
    path.unlink()
    path.symlink_to("/etc/passwd")
    assert "outside" in refused(path)


def test_a_ring_of_links_is_no_file(place):
    place.symlink_to(place)
    assert "cannot be read" in refused(place)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(place):
    os.mkfifo(place)
    assert "a folder or a device" in refused(place)


def test_a_folder_is_no_file(place):
    place.mkdir()
    assert "a folder or a device" in refused(place)


def test_a_message_says_what_it_found_and_obeys_none_of_it():
    assert seen("a \x1b[31m \u202e b\nc\t\ud83d") == "a <U+001B>[31m <U+202E> b c<U+0009><U+D83D>"


@each("character", ["\0", "\x1b", "\x9f", "\u200b", "\u202e", "\u3164", "\ufdd0", "\ud83d", "\U000e0041", "\U0010ffff"])
def test_the_first_that_is_not_seen_is_found_wherever_it_stands(character):
    assert unseen(f"中国\n\t{'a' * 1000}{character}\0").span() == (1004, 1005)
    assert unseen("中国\n\ta\u00a0\u00ad\u200c\u200d“é”") is None


@pytest.mark.slow
def test_the_set_holds_what_the_expression_finds():
    assert frozenset(UNSEEN.findall("".join(map(chr, range(sys.maxunicode + 1))))) == HIDDEN
