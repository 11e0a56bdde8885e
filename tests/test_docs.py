"""Documentation that is out of step with the project fails."""

import re

import pytest
import yaml

from countercase.cli import PLACES


def test_the_readme_names_commands_that_exist(root):
    text = (root / "README.md").read_text()
    named = set(re.findall(r"\.venv/bin/countercase ([\w-]+)", text))
    assert named
    assert named <= set(PLACES)
    for path in re.findall(r"\]\((?!http)([^)]+)\)", text):
        assert (root / path).exists(), path


def test_the_page_for_those_who_check_leads_to_files_that_exist(root):
    text = (root / "docs/checking.md").read_text(encoding="utf-8")
    paths = re.findall(r"\]\((?!http)([^)]+)\)", text)
    assert paths
    assert [path for path in paths if not (root / "docs" / path).exists()] == []
    assert set(re.findall(r"countercase ([a-z-]+)", text)) <= set(PLACES)
    targets = re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), re.MULTILINE)
    assert set(re.findall(r"`[^`]*\bmake ([a-z]+)`", text)) <= set(targets)


def test_what_a_codechecker_makes_again(root):
    """The file is what its specification asks of an author, and says the same as the citation of the book."""
    raw = (root / "codecheck.yml").read_text(encoding="utf-8")
    assert raw.startswith("%YAML 1.1\n---\n")
    held = yaml.safe_load(raw)
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert held["paper"]["title"] == cited["title"]
    assert [author["name"] for author in held["paper"]["authors"]] == [author["name"] for author in cited["authors"]]
    assert held["version"] == "https://codecheck.org.uk/spec/config/2.0/"
    assert all(set(entry) == {"file", "comment"} for entry in held["manifest"])
    assert not re.search("FIXME|TODO|XXX", raw)


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


def test_each_condition_is_tried_by_a_test_that_is_there(root):
    rows = re.findall(
        r"^\| .* \| `(tests/[\w/]+\.py)::(\w+)` \|$", (root / "docs/conditions.md").read_text(), re.MULTILINE
    )
    told = [line for line in (root / "docs/conditions.md").read_text().splitlines() if line.startswith("| ")]
    assert len(rows) == len(told) - 2  # the heads of the two tables
    for file, name in rows:
        assert f"def {name}(" in (root / file).read_text(encoding="utf-8"), name
