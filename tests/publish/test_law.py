"""The one law of a build, on a small project: after any change, the site is what a build from nothing would leave.

LAW=50 in the environment draws fifty sets of edits in place of a few.
"""

import os
import random

import pytest
import warm
from small_project import small_project

from countercase.publish.run.inputs import input_files
from countercase.publish.site import law
from countercase.publish.site.scratch import copy

pytestmark = pytest.mark.slow

DRAWS = int(os.environ.get("LAW") or 3)
# the first belongs to `make test`
PICKED = [pytest.param(n, marks=pytest.mark.audit if n else ()) for n in range(DRAWS)]
SEED = int(os.environ.get("SEED") or 17)


@pytest.mark.parametrize("draw", PICKED)
def test_after_any_change_the_site_is_what_a_build_from_nothing_would_leave(project, draw, monkeypatch):
    monkeypatch.setattr(law, "build_in", warm.build_in)
    edits = []
    apart = law.held(project, random.Random(SEED * 1000 + draw), edits.append)
    print("\n".join(edits))
    assert apart == [], edits


def test_what_a_wrong_change_was_made_to_stands_as_before(root, tmp_path):
    folder = small_project(root, tmp_path / "project")
    copy(folder, tmp_path / "before")
    kept = {path.relative_to(folder): path.read_bytes() for path in input_files(folder)}
    (folder / "data/cases/other.yml").write_text("nothing\n", encoding="utf-8")
    (folder / "data/cases/alpha.yml").unlink()
    (folder / "data/cases/new.yml").write_text("new\n", encoding="utf-8")
    law.put_back(folder, tmp_path / "before")
    assert {path.relative_to(folder): path.read_bytes() for path in input_files(folder)} == kept
