"""The list of a site's files, and what it says about the site."""

import subprocess

import pytest

from countercase.publish.run.sums import listing, listing_digest
from countercase.publish.site import manifest


@pytest.fixture
def site(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "index.html").write_text("a page")
    (tmp_path / "book/one.html").write_text("another")
    (tmp_path / manifest.PROOF_PAGE).write_text("not on the list")
    (tmp_path / manifest.SUMS).write_text(listing(manifest.sums(tmp_path)))
    return tmp_path


def test_the_stock_program_reads_the_list(site):
    done = subprocess.run(["sha256sum", "-c", manifest.SUMS], cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout == "book/one.html: OK\nindex.html: OK\n"


def test_the_digest_is_that_of_the_list(site):
    done = subprocess.run(["sha256sum", manifest.SUMS], cwd=site, capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == listing_digest(manifest.sums(site))


@pytest.mark.parametrize(
    "damage",
    [
        lambda site: (site / "index.html").write_text("a pagE"),
        lambda site: (site / "index.html").unlink(),
        lambda site: (site / "more.html").write_text("more"),
        lambda site: (site / "more.html").symlink_to(site / "index.html"),
        lambda site: (site / manifest.SUMS).unlink(),
        lambda site: (site / manifest.SUMS).write_bytes(b"\xff"),
    ],
)
def test_damage_is_noticed(site, damage):
    assert manifest.intact(site)
    damage(site)
    assert not manifest.intact(site)
