"""What a site says about its own making."""

import json
import subprocess

import pytest

from countercase.publish.run.digest import file_digest, listing_digest
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
    proof.prove(project, site, "inputs")
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
    assert proof.commit(project) == f"{head}, with changes that are not committed"


def test_every_name_on_the_page_is_known(root):
    page = (root / "book/proof.md").read_text(encoding="utf-8")
    names = set(proof.PLACE.findall(page))
    assert names == {"commit", "lock", "data", "files", "site"}
