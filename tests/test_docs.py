"""Documentation that is out of step with the project fails."""

import re

import pytest


def test_the_readme_names_commands_that_exist(root):
    from countercase.cli import main

    text = (root / "README.md").read_text()
    named = set(re.findall(r"\.venv/bin/countercase ([\w-]+)", text))
    assert named
    assert named <= set(main.commands)
    for path in re.findall(r"\]\((?!http)([^)]+)\)", text):
        assert (root / path).exists(), path


def test_the_readme_is_one_screen(root):
    assert len((root / "README.md").read_text().splitlines()) < 60


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_has_a_hash_for_everything(root, name):
    text = (root / name).read_text()
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    pinned = [b for b in blocks if re.match(r"[a-z0-9]", b)]
    assert len(pinned) > 50
    for block in pinned:
        assert re.match(r"[a-z0-9._-]+==\S+", block), block[:60]
        assert "--hash=sha256:" in block
    assert "://" not in text


def test_what_a_reader_installs_is_a_part_of_what_the_tests_need(root):
    book, all_ = (
        dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (root / name).read_text(), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert book.items() <= all_.items()
    assert not {"playwright", "distributed", "pytest", "ruff", "mypy"} & book.keys()
