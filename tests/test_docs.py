"""Documentation that is out of step with the project fails."""

import re
import subprocess

import yaml


def test_the_readme_names_commands_that_exist(root):
    from countercase.cli import main

    text = (root / "README.md").read_text()
    named = set(re.findall(r"\.venv/bin/countercase (\w+)", text))
    assert named
    assert named <= set(main.commands)
    for path in re.findall(r"\]\((?!http)([^)]+)\)", text):
        assert (root / path).exists(), path


def test_the_readme_is_one_screen(root):
    assert len((root / "README.md").read_text().splitlines()) < 60


def test_make_help_says_every_verb(root):
    said = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
    for verb in ("book", "test", "lint", "serve", "pdf", "lock", "clean"):
        assert re.search(rf"make {verb}\s+\S.*\.", said), verb


def test_the_lock_has_a_hash_for_everything(root):
    text = (root / "requirements.txt").read_text()
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    pinned = [b for b in blocks if re.match(r"[a-z0-9]", b)]
    assert len(pinned) > 50
    for block in pinned:
        assert re.match(r"[a-z0-9._-]+==\S+", block), block[:60]
        assert "--hash=sha256:" in block
    assert "://" not in text


def test_the_hooks_call_the_targets(root):
    hooks = yaml.safe_load((root / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert {hook["entry"] for hook in hooks} <= {"make lint", "make test"}


def test_the_citation_file_agrees_with_the_project(root):
    from countercase import __version__

    cited = yaml.safe_load((root / "CITATION.cff").read_text())
    assert cited["version"] == __version__
    assert f'version = "{__version__}"' in (root / "pyproject.toml").read_text()
