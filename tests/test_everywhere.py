"""Wherever the project is built, it is built by the same commands: workflows, hooks, dev container, Binder."""

import json
import os
import re
import subprocess
import sys

import pytest
import yaml

from countercase.publish.site import manifest, site
from tools import same

MAKE = re.compile(r"make (?P<target>\w+)(?: \| tee \"\$GITHUB_STEP_SUMMARY\")?")


def targets(root):
    return set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), re.MULTILINE))


@pytest.fixture(scope="module")
def workflows(root):
    files = sorted((root / ".github/workflows").glob("*.yml"))
    assert len(files) >= 3
    return {path.name: yaml.safe_load(path.read_text()) for path in files}


@pytest.fixture(scope="module")
def steps(workflows):
    return [(name, step) for name, flow in workflows.items() for job in flow["jobs"].values() for step in job["steps"]]


def test_make_help_says_every_target(root):
    said = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
    described = dict(re.findall(r"^  make ([a-z]+) +(\S.*\.)$", said, re.MULTILINE))
    assert described.keys() == targets(root)
    phony = re.findall(r"^\.PHONY: (.*)$", (root / "Makefile").read_text(), re.MULTILINE)
    # the environment itself is made anew in the same manner where it was copied: a file, and no verb
    assert set(" ".join(phony).split()) - {"$(READY)", "$(TOOLS)"} == targets(root)


def test_what_a_workflow_runs_is_a_make_target(root, steps):
    lines = [line for _, step in steps for line in step.get("run", "").splitlines()]
    assert lines
    called = [MAKE.fullmatch(line) for line in lines]
    assert all(called), lines
    assert {match["target"] for match in called} <= targets(root)


def test_every_action_is_named_by_its_commit(steps):
    uses = [step["uses"] for _, step in steps if "uses" in step]
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action


def test_a_workflow_can_do_no_more_than_it_must(workflows):
    for name, flow in workflows.items():
        assert flow["permissions"] == {"contents": "read"}, name
        assert "concurrency" in flow, name
        assert "pull_request_target" not in flow[True], name  # YAML reads the key `on` as true
        for job in flow["jobs"].values():
            assert job["timeout-minutes"] <= 60, name
            runs = [step["run"] for step in job["steps"] if "run" in step]
            assert not (runs and "permissions" in job), f"{name}: a job that runs code has the right to write"


def test_no_checkout_leaves_a_token_and_no_secret_is_used(root, steps):
    checkouts = [step for _, step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert not any("secrets." in path.read_text() for path in (root / ".github").rglob("*.yml"))


def test_the_oldest_python_is_tested(root, workflows):
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (root / "pyproject.toml").read_text())[1]
    matrix = workflows["book.yml"]["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"][0] == oldest
    assert {name.split("-")[0] for name in matrix["os"]} == {"ubuntu", "macos"}


def test_machines_of_three_kinds_compare_their_sums(workflows):
    """Linux on two kinds of processors, and macOS, each with the whole list, below a folder of its own name."""
    jobs = workflows["same.yml"]["jobs"]
    kinds = jobs["build"]["strategy"]["matrix"]["os"]
    assert {(name.split("-")[0], name.endswith("-arm")) for name in kinds} == {
        ("ubuntu", False),
        ("ubuntu", True),
        ("macos", False),
    }
    assert [step["run"] for step in jobs["build"]["steps"] if "run" in step] == ["make rest"]
    kept, *_ = [s["with"] for s in jobs["build"]["steps"] if s.get("uses", "").startswith("actions/upload-artifact@")]
    assert (kept["path"], kept["name"]) == (f"{site.SITE}/{manifest.SUMS}", "${{ matrix.os }}")
    assert jobs["compare"]["needs"] == "build"
    taken, *_ = [s["with"] for s in jobs["compare"]["steps"] if "download-artifact" in s.get("uses", "")]
    assert taken == {"path": same.FOLDER}
    assert [step["run"] for step in jobs["compare"]["steps"] if "run" in step] == ["make same"]


def test_what_is_kept_and_published_is_what_was_built(steps):
    from countercase.publish.site import editions

    kept = [s["with"]["path"].rstrip("/") for _, s in steps if s.get("uses", "").startswith("actions/upload-pages")]
    assert kept == [editions.PUBLISHED]


def test_nothing_is_published_that_is_not_signed(workflows, steps):
    jobs = workflows["book.yml"]["jobs"]
    assert "sign" in jobs["publish"]["needs"]
    assert jobs["sign"]["permissions"] == {"id-token": "write", "attestations": "write"}
    kept, signed = (
        next(s["with"][key].split() for s in job["steps"] if s.get("uses", "").startswith(action) and key in s["with"])
        for job, action, key in (
            (
                {"steps": [s for s in jobs["site"]["steps"] if s.get("with", {}).get("name") == "sums"]},
                "actions/",
                "path",
            ),
            (jobs["sign"], "actions/attest-build-provenance@", "subject-path"),
        )
    )
    assert [path.rpartition("/")[2] for path in kept] == signed == [manifest.SUMS, manifest.PROOF]


def given(condition, test, built, left_out, signed=""):
    """What a condition of a job comes to, with these results of the jobs before it."""
    known = {"test.result": test, "site.result": built, "site.outputs.left_out": left_out, "sign.result": signed}
    for name, value in known.items():
        condition = condition.replace(f"needs.{name}", repr(value))
    return eval(condition.replace("!cancelled()", "True").replace("&&", "and").replace("||", "or"))


@pytest.mark.parametrize(
    ("test", "built", "left_out", "expected"),
    [
        ("success", "success", "", True),
        ("failure", "success", "", False),
        ("failure", "success", "one two", True),  # it is the tests of all data that fail, and the run with them
        ("success", "failure", "", False),
        ("failure", "failure", "one", False),
        ("success", "skipped", "", False),  # a pull request
    ],
)
def test_a_counter_case_that_is_wrong_stops_the_run_and_not_what_is_published(
    test, built, left_out, expected, workflows
):
    jobs = workflows["book.yml"]["jobs"]
    assert [step["run"] for step in jobs["site"]["steps"] if "run" in step] == [
        "make rest",
        "make hold",
        "make editions",
    ]
    assert jobs["site"]["outputs"] == {"left_out": "${{ steps.rest.outputs.left_out }}"}
    assert "continue-on-error" not in jobs["site"]
    assert {"test", "site"} <= set(jobs["sign"]["needs"])
    assert given(jobs["sign"]["if"], test, built, left_out) is expected
    for signed in ("success", "skipped", "failure"):
        assert given(jobs["publish"]["if"], test, built, left_out, signed) is (signed == "success")


def test_who_shows_the_book_shows_the_rest_of_it(root, workflows):
    """No workflow that keeps or shows a site calls what fails where a counter-case is wrong, but to test."""
    called = {
        (name, step["run"])
        for name, flow in workflows.items()
        for job in flow["jobs"].values()
        for step in job["steps"]
        if step.get("run") == "make book"
    }
    assert called == set()
    assert "make book" not in (root / ".binder/postBuild").read_text()


def test_the_dev_container(root):
    folder = root / ".devcontainer"
    settings = json.loads((folder / "devcontainer.json").read_text())
    assert settings["postCreateCommand"].removeprefix("make ") in targets(root)
    assert (folder / settings["build"]["dockerfile"]).is_file()


@pytest.mark.slow
def test_the_binder_makes_the_book_and_a_kernel_of_its_environment(root, tmp_path):
    script = root / ".binder/postBuild"
    assert os.access(script, os.X_OK)
    assert re.fullmatch(r"python-3\.\d+\n", (root / ".binder/runtime.txt").read_text())
    (tmp_path / ".venv").symlink_to(sys.prefix)
    make = tmp_path / "bin/make"
    make.parent.mkdir()
    make.write_text('#!/bin/sh\necho "$@" > made\n')
    make.chmod(0o755)
    path = f"{make.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "NB_PYTHON_PREFIX": str(tmp_path)}
    subprocess.run([script], cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert (tmp_path / "made").read_text().strip() in targets(root)
    kernel = json.loads((tmp_path / "share/jupyter/kernels/python3/kernel.json").read_text())
    assert kernel["argv"][0] == str(tmp_path / ".venv/bin/python")


def test_the_hooks_call_the_targets(root):
    hooks = yaml.safe_load((root / ".pre-commit-config.yaml").read_text())["repos"]
    entries = [hook["entry"] for repo in hooks for hook in repo["hooks"]]
    assert "make lint" in entries
    assert {entry.removeprefix("make ") for entry in entries} <= targets(root)


@pytest.mark.slow
def test_a_clone_has_the_same_bytes_on_every_system(root):
    listed = subprocess.run(["git", "ls-files", "--eol"], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this copy of the project is not a clone")
    files = [line.split("\t") for line in listed.stdout.splitlines()]
    names = [name for _, name in files]
    assert len({name.lower() for name in names}) == len(names), "two names differ only in case"
    assert not [name for name in names if re.search(r'[^\x21-\x7e]|[<>:"|?*\\]', name)]
    text = [name for how, name in files if not how.startswith("i/-text") and not name.startswith("tests/bad/")]
    assert not [name for how, name in files if name in text and not how.startswith(("i/lf", "i/none"))]
    assert "* text=auto eol=lf" in (root / ".gitattributes").read_text()


def test_what_may_write_takes_nothing_but_a_text_from_a_pull_request(workflows):
    """What runs a stranger’s code cannot write; what writes runs none of it, and asks GitHub which it is."""
    runs, writes = workflows["answer.yml"], workflows["comment.yml"]
    assert "pull_request" in runs[True]
    assert all("permissions" not in job for job in runs["jobs"].values())
    assert list(writes[True]) == ["workflow_run"]
    assert writes[True]["workflow_run"]["workflows"] == [runs["name"]]
    (job,) = writes["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert not any("run" in step or step["uses"].startswith("actions/checkout@") for step in job["steps"])
    script = job["steps"][-1]["with"]["script"]
    assert "${{" not in script, "what a stranger wrote must not become part of a script"
    assert "pull.number" in script
    assert "head.sha === run.head_sha" in script


def test_the_page_to_argue_back_fills_fields_that_the_form_has(root):
    form = yaml.safe_load((root / ".github/ISSUE_TEMPLATE/counter-case.yml").read_text())
    script = (root / "book/_static/argue-send.js").read_text(encoding="utf-8")
    assert 'template: "counter-case.yml"' in script
    assert "link: whole()" in script
    assert {"link", "file", "facts"} <= {part.get("id") for part in form["body"]}
