"""A link and a draft, opened again after the case that they answer was edited and the page was made anew."""

import pytest
from arguing import PAGE, at, at_once, notice, received, verdict
from ground import served, wait_until

from countercase import load
from countercase.publish.site.site import SITE
from countercase.show.editor import argue_page

CASE = "data/cases/alpha.yml"
VOTE, SPEECH, TREATY = "early/red-vote/deed/0", "late/red-speech/reason/0", "early/red-treaty/deed/0"
BEFORE, AFTER = "Socialised", "Strategic compliance"


def argued(tab):
    """Three changes: a vote less, a speech that weighs more, a treaty that weighs less."""
    for part, key, strength, why in (
        (0, VOTE, 0, "One vote."),
        (0, TREATY, 2, "Late."),
        (1, SPEECH, 3, "Plain words."),
    ):
        taken = (f"part/{part}", f"block/{key}", f"{key}/strength/{strength}")
        at_once(tab, *taken, (f"{key}/because", why), f"{key}/done")
    at_once(tab, ("text/title", "It gained"), ("text/thesis", "It gained by it."))
    wait_until(tab, "location.hash.startsWith('#argument=')")
    tab.wait_for_timeout(300)


def made(folder):
    """What a build makes for the page from the data as they are, by the path of each file."""
    files = argue_page(load(folder))[-1].files
    return {folder / SITE / "downloads" / file.folder / file.name: file.content for file in files}


@pytest.mark.slow
def test_the_page_says_that_the_case_has_changed_and_what_no_longer_fits(project, opened):
    """That a build makes it anew where the case was edited is the law of a build."""
    folder = project
    with served(folder / SITE) as found:
        address = f"{found}/"
        tab = opened(f"{address}{PAGE}#case=alpha")
        argued(tab)
        assert f"{AFTER} or socialised" in verdict(tab)
        link = tab.url.removeprefix(address)
        fresh = opened(address + link)
        assert received(fresh).locator(".cca-stale").count() == 0

        assert {path: path.read_text(encoding="utf-8") for path in made(folder)} == made(folder)
        text = (folder / CASE).read_text(encoding="utf-8")
        text = "".join(line for line in text.splitlines(keepends=True) if "red-vote" not in line)
        text = text.replace("points_to: belief, strength: 3", "points_to: belief, strength: 1")
        text = text.replace("points_to: gain, strength: 1", "points_to: gain, strength: 2")
        (folder / CASE).write_text(text, encoding="utf-8")
        for path, content in made(folder).items():
            path.write_text(content, encoding="utf-8")

        later = opened(address + link)
        said = received(later).locator(".cca-stale").inner_text()
        assert "The case has changed since this was written" in said
        assert "One change no longer fits, and is marked below." in said
        assert (
            "Late: when it was written, it came to strategic compliance or socialised. "
            "Against the case as it is now it comes to strategic compliance." in said
        )
        misfits = later.locator(".cca-received .cca-misfit")
        assert misfits.count() == 1
        assert "This change no longer fits. The case does not read this fact so." in misfits.inner_text()
        moved = later.locator(".cca-received .cca-otherwise").all_inner_texts()
        assert moved == ["The case has changed here: when this was written, it read the fact as gain, suggestive."]
        assert AFTER in verdict(later)
        at(later, "go-on").click()
        assert "a change that fits" in later.locator(".cca-lacking").inner_text(), "and no file goes out with it"

        tab.reload()
        said = notice(tab)
        assert "The case has changed since you worked on it last. One of your changes no longer fits" in said
        assert tab.said == []
