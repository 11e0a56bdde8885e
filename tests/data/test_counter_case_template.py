"""The template of a counter-case: it holds what there is to say, and nothing of it is printed by mistake."""

import re

import pytest
from small_world import FEW, small_copied

from countercase import DataError, load
from countercase.data.template import MIND, REASON, THESIS
from countercase.scaffold import fresh

BLOCK = re.compile(r"(?:^#  - .*\n(?:#    .*\n)*)", re.MULTILINE)


@pytest.fixture
def folder(tmp_path):
    return small_copied(tmp_path, FEW)


def template(folder, parent="alpha"):
    return fresh(load(folder).dossier(parent), "my-case")


def blocks(text):
    """The examples behind a #, each by the word that it begins with."""
    return {block.split()[2].rstrip(":"): block for block in BLOCK.findall(text)}


def kept(folder, text):
    (folder / "data/cases/my-case.yml").write_text(text, encoding="utf-8")
    return load(folder).counter_cases["my-case"]


def test_it_has_a_line_for_all_that_a_chapter_says(folder):
    text = template(folder)
    for name in ("title", "short", "author", "date", "question", "summary", "thesis", "#falsifiers"):
        assert re.search(rf"^{name}:", text, re.MULTILINE), name
    assert set(blocks(text)) == {"drop", "add", "switch", "margin", "text"}


@pytest.mark.parametrize("kind", ["drop", "add", "switch", "margin"])
def test_nothing_breaks_where_only_the_signs_go(folder, kind):
    text = template(folder)
    block = blocks(text)[kind]
    plain = re.sub("^#", "", block, flags=re.MULTILINE).replace(REASON, "It shows more.")
    made = kept(folder, text.replace(block, plain).replace(THESIS, "I hold this."))
    assert {altered.change.kind for altered in made.altered} == {kind}


def test_what_would_change_a_mind_loses_its_sign_too(folder):
    text = template(folder).replace("#falsifiers:", "falsifiers:").replace("#  - text:", "  - text:")
    assert [f.text for f in kept(folder, text.replace(MIND, "A vote.")).case.falsifiers] == ["A vote."]


def test_what_the_template_says_is_not_said_by_anybody(folder):
    text = template(folder)
    block = blocks(text)["margin"]
    text = text.replace(block, block.replace("#", "", 1).replace("\n#", "\n"))
    text = text.replace("#falsifiers:", "falsifiers:").replace("#  - text:", "  - text:")
    with pytest.raises(DataError) as caught:
        kept(folder, text)
    lines = text.splitlines()
    said = [(lines[p.line - 1].split(":")[0].strip(" -"), p.message) for p in caught.value.problems]
    assert [name for name, _ in said] == ["thesis", "because", "text"]
    assert all("still holds the words of the template" in message for _, message in said)
    text = text.replace(THESIS, "I hold this.").replace(REASON, "Doubt.").replace(MIND, "A vote.")
    assert len(kept(folder, text).altered) == 1
