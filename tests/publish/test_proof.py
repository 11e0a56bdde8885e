"""What a site says about its own making."""

import json
import subprocess

import pytest

from countercase.publish.run.sums import file_digest, listing_digest
from countercase.publish.site import attestation as proof
from countercase.publish.site import manifest


@pytest.fixture
def project(tmp_path):
    for name in ("data", "site/book"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "requirements.txt").write_text("altair==6\n")
    (tmp_path / "data/claims.csv").write_text("id\n")
    (tmp_path / "site/book/index.html").write_text("the book")
    (tmp_path / "site" / manifest.PROOF_PAGE).write_text("<code>proof:site</code> <code>proof:commit</code>")
    return tmp_path


def git(folder, *arguments):
    who = ["-c", "user.name=a", "-c", "user.email=a@b"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_page_states_the_digest_of_all_the_rest(project):
    site = project / "site"
    stated = proof.prove(project, site, "inputs")
    assert stated == (proof.NO_COMMIT, manifest.sums(site, beside=True))
    page = (site / manifest.PROOF_PAGE).read_text()
    listed = subprocess.run(["sha256sum", manifest.SUMS], cwd=site, capture_output=True, text=True, check=True)
    assert page == f"<code>{listed.stdout.split()[0]}</code> <code>{proof.NO_COMMIT}</code>"
    stated = json.loads((site / manifest.PROOF).read_text())
    assert stated["site"] in page
    assert stated["data_files"] == {"data/claims.csv": file_digest(project / "data/claims.csv")}
    assert stated["lock"] == file_digest(project / "requirements.txt")
    assert manifest.intact(site)


def test_the_data_digest_is_what_the_page_says_it_is(project):
    (project / "data/b.csv").write_text("b")
    command = "find data -type f | LC_ALL=C sort | xargs sha256sum | sha256sum"
    done = subprocess.run(command, shell=True, cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == listing_digest(proof.data_sums(project))


def test_the_commit_is_stated_with_whether_something_changed_since(project):
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "one")
    head = git(project, "rev-parse", "HEAD")
    assert proof.commit(project) == head
    (project / "data/claims.csv").write_text("id,more\n")
    assert proof.commit(project) == f"{head}, {proof.CHANGED}"


@pytest.fixture
def committed(project):
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "one")
    return git(project, "rev-parse", "HEAD")


def test_a_change_that_git_does_not_look_for_is_a_change(project, committed):
    """A file that the index is told to overlook, and one that is ignored, are inputs all the same."""
    git(project, "update-index", "--assume-unchanged", "data/claims.csv")
    (project / "data/claims.csv").write_text("di\n")
    assert git(project, "status", "--porcelain") == ""
    assert proof.commit(project) == f"{committed}, {proof.CHANGED}"
    (project / "data/claims.csv").write_text("id\n")
    assert proof.commit(project) == committed
    (project / ".git/info/exclude").write_text("more.csv\n")
    (project / "data/more.csv").write_text("")
    assert git(project, "status", "--porcelain") == ""
    assert proof.commit(project) == f"{committed}, {proof.CHANGED}"


@pytest.mark.slow
def test_what_is_no_input_is_no_change(project, committed):
    (project / "README.md").write_text("read me\n")
    (project / "data/.claims.csv.swp").write_text("left by an editor")
    assert proof.commit(project) == committed


@pytest.mark.slow
def test_another_repository_in_the_environment_is_not_asked(project, committed, tmp_path, monkeypatch):
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    git(other, "commit", "-q", "--allow-empty", "-m", "another")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert proof.commit(project) == committed


@pytest.mark.slow
def test_a_worktree_and_a_shallow_clone_know_their_commit(project, committed, tmp_path_factory):
    beside = tmp_path_factory.mktemp("beside")
    git(project, "worktree", "add", "-q", str(beside / "tree"))
    git(project, "clone", "-q", "--depth", "1", f"file://{project}", str(beside / "clone"))
    assert proof.commit(beside / "tree") == committed
    assert proof.commit(beside / "clone") == committed


@pytest.mark.slow
def test_an_archive_inside_another_checkout_has_no_commit(project, committed):
    inside = project / "archive"
    (inside / "data").mkdir(parents=True)
    (inside / "data/claims.csv").write_text("id\n")
    assert proof.commit(inside) == proof.NO_COMMIT


def test_where_git_may_not_read_or_cannot_the_proof_says_so(project, committed, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    refused = subprocess.run(["git", "-C", str(project), "status"], capture_output=True, check=False)
    monkeypatch.setattr(proof, "_git", lambda *_: refused)
    assert proof.commit(project) == proof.OTHER_OWNER
    monkeypatch.undo()
    (project / ".git/HEAD").write_text("ref: refs/heads/none\n")
    assert proof.commit(project) == proof.NO_ANSWER
    monkeypatch.setattr("countercase.publish.site.attestation.shutil.which", lambda name: None)
    assert proof.commit(project) == proof.NO_GIT


def test_every_name_on_the_page_is_known(root):
    page = (root / "book/proof.md").read_text(encoding="utf-8")
    names = set(proof.PLACE.findall(page))
    assert names == {"commit", "lock", "data", "files", "site"}
