"""The files that speak of a release agree, and a new one is written into all of them."""

import tomllib
from subprocess import CompletedProcess

import pytest
import yaml
from click.testing import CliRunner

from countercase.cli import main
from tools import release

TEXTS = {
    release.PACKAGE: '"""A package."""\n\n__version__ = "0.9.0"\n',
    release.CITATION: "cff-version: 1.2.0\nversion: 0.9.0\ndate-released: 2026-01-02\n",
    release.CHANGELOG: "# Changelog\n\n## Unreleased\n\n- A new case.\n\n## 0.9.0 (2026-01-02)\n\n- The first.\n",
}


def test_the_files_of_this_project_agree(root):
    assert release.disagreements(release.read(root)) == []


def test_the_package_and_the_command_take_their_version_from_the_one_place(root):
    said = release.said(release.read(root))[release.PACKAGE, "version"]
    project = tomllib.loads((root / "pyproject.toml").read_text())
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "countercase.__version__"}
    assert "version" not in project["project"]
    assert CliRunner().invoke(main, ["--version"]).output == f"countercase, version {said}\n"


def test_a_release_is_written_into_every_file():
    made = release.released(TEXTS, "0.10.0", "2026-03-04")
    assert made[release.PACKAGE] == '"""A package."""\n\n__version__ = "0.10.0"\n'
    assert made[release.CITATION] == "cff-version: 1.2.0\nversion: 0.10.0\ndate-released: 2026-03-04\n"
    assert made[release.CHANGELOG] == (
        "# Changelog\n\n## Unreleased\n\n## 0.10.0 (2026-03-04)\n\n- A new case.\n\n"
        "## 0.9.0 (2026-01-02)\n\n- The first.\n"
    )
    assert release.disagreements(made) == []


def test_this_project_can_be_released(root):
    texts = release.read(root)
    waiting = {
        **texts,
        release.CHANGELOG: texts[release.CHANGELOG].replace("## Unreleased\n", "## Unreleased\n\n- X.\n"),
    }
    made = release.released(waiting, "99.0.0", "2099-01-01")
    cited = yaml.safe_load(made[release.CITATION])
    assert (cited["version"], str(cited["date-released"])) == ("99.0.0", "2099-01-01")
    assert release.disagreements(made) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (release.CITATION, "version: 0.9.0", "version: 0.8.0", "CITATION.cff says version 0.8.0, and countercase/__"),
        (release.CITATION, "2026-01-02", "2026-01-03", "CITATION.cff says day 2026-01-03, and CHANGELOG.md says"),
        (release.CHANGELOG, "## 0.9.0", "## 0.8.0", "CHANGELOG.md says version 0.8.0, and countercase/__init__.py"),
        (release.CHANGELOG, "## 0.9.0 (2026-01-02)", "## The first", "CHANGELOG.md says no version."),
        (release.CHANGELOG, "- A new case.", "", "nothing under 'Unreleased'"),
    ],
)
def test_what_stands_in_the_way_of_a_release(file, old, new, message):
    texts = {**TEXTS, file: TEXTS[file].replace(old, new)}
    with pytest.raises(release.ReleaseError, match=message.replace("(", r"\(")):
        release.released(texts, "1.0.0", "2026-03-04")


@pytest.mark.parametrize(
    ("version", "message"),
    [("", "'' is no version"), ("1.0", "'1.0' is no version"), ("v1.0.0", "is no version"), ("0.9.0", "no step up")],
)
def test_a_version_that_is_none_or_no_step_up(version, message):
    with pytest.raises(release.ReleaseError, match=message):
        release.released(TEXTS, version, "2026-03-04")


def test_data_that_are_not_in_order_are_not_released_and_nothing_is_written(monkeypatch, tmp_path):
    for file, text in TEXTS.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text)
    calls = []

    def run(command, **_):
        calls.append(command[-1])
        return CompletedProcess(command, 1, "", "data/cases/x.yml, line 3: that is wrong.")

    monkeypatch.setattr(release, "ROOT", tmp_path)
    monkeypatch.setattr(release, "read", lambda root=tmp_path: TEXTS)
    monkeypatch.setattr(release.subprocess, "run", run)
    monkeypatch.setattr(release.sys, "argv", ["release.py", "0.10.0"])
    with pytest.raises(SystemExit, match=r"line 3: that is wrong\.\nNothing is released"):
        release.main()
    assert calls == ["check"]
    assert {file: (tmp_path / file).read_text() for file in TEXTS} == TEXTS
