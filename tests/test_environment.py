"""What the environment holds: nothing that may not be used, nothing that is not used."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def settings(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


@pytest.fixture(scope="module")
def licences(root):
    """What every installed package says of its licence: where it gives the whole text, the line that names it."""
    command = [BIN / "pip-licenses", "--with-system", "--format=json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return {package["Name"]: package["License"].partition("\n")[0] for package in json.loads(done.stdout)}


def parts(licence):
    """The single licences of a statement. All must be accepted, also where a user could choose."""
    return set(re.split(r"; | AND | OR ", licence))


def test_every_licence_is_accepted_or_reviewed(settings, licences):
    accepted, reviewed = (settings["countercase"]["licences"][name] for name in ("accepted", "reviewed"))
    assert len(licences) > 100
    doubtful = {name: said for name, said in licences.items() if not parts(said) <= set(accepted)}
    assert doubtful == {name: said for name, (said, _) in reviewed.items()}


@pytest.mark.parametrize("licence", ["UNKNOWN", "AGPL-3.0-only", "MIT AND SSPL-1.0", "BSD License; Other/Proprietary"])
def test_a_licence_that_forbids_or_says_nothing_is_not_accepted(settings, licence):
    assert not parts(licence) <= set(settings["countercase"]["licences"]["accepted"])


@pytest.mark.audit
def test_no_dependency_is_unused_or_unnamed(root):
    done = subprocess.run([BIN / "deptry", ".", "--no-ansi"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_excuse_outlives_its_reason(root, settings):
    """A package that is excused as not imported is not imported, and no package is excused as not named."""
    excused = settings["deptry"]["per_rule_ignores"]
    names = {name.replace("-", "_") for name in excused["DEP002"]}
    imported = set()
    for path in [*(root / "countercase").rglob("*.py"), *(root / "tools").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        if not any(name in text for name in names):
            continue  # to take a file apart takes long
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                imported |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module.split(".")[0])
    used = sorted(names & imported)
    assert not used, "imported by now: take it out of DEP002 in pyproject.toml"
    assert not {"DEP001", "DEP003"} & excused.keys(), "what is imported is named in pyproject.toml"
