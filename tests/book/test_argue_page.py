"""The page to argue back, as a reader uses it: by hand, by keyboard, from a link, and without JavaScript."""

import csv
import functools
import random
from itertools import cycle
from urllib.parse import parse_qs, urlsplit

import pytest
from arguing import MACEDONIA, PAGE, PARENT, YANG, at, at_once, left_out, notice, received, verdict
from ground import deflated, wait_until
from visit import JUDGE, RULES, bring_axe

from countercase import load
from countercase.argue.believe import believe
from countercase.argue.imprint import imprint
from countercase.argue.rule_table import outcomes
from countercase.data.link import unpack
from countercase.data.reading import Reading

OPEN = "not socialised or socialised"
DROPS = [
    {"drop": name, "part": "final", "criterion": "motive", "because": why}
    for name, why in (
        ("lo-theory-yang-rebuffs", "It says nothing about peacekeeping."),
        ("lo-pko-macedonia-switch", "It came too late."),
    )
]


def link(library, *changes, **more):
    """An answer to the parent, as somebody sends it."""
    parent = library.dossier(PARENT)
    file = {
        "extends": PARENT,
        "title": "Two facts less",
        "author": "B. Critic",
        "thesis": "Neither shows why.",
        "changes": list(changes or DROPS),
    }
    sent = {"answers": imprint(parent), "comes_to": {}, "facts": [], "file": file}
    return f"{PAGE}#argument={deflated({**sent, **more})}"


def random_settings(library, framework, number, rng):
    """A case with readings set at random, and each margin and each option of each switch in turn."""
    name = rng.choice(sorted(name for name, case in library.cases.items() if case.framework == framework.id))
    parts = [
        {
            "id": p.id,
            "builds_on": list(p.builds_on),
            "readings": [
                {
                    "evidence": r.evidence,
                    "criterion": r.criterion,
                    "points_to": rng.choice(list(framework.criteria[r.criterion].levels)),
                    "strength": rng.choice([0, 1, 2, 3]),
                }
                for r in p.readings
            ],
        }
        for p in library.cases[name].parts
    ]
    turns = {n: rng.sample(list(s.options), len(s.options)) for n, s in framework.switches.items()}
    return [
        (framework, parts, (number + turn) % 7, {n: options[turn % len(options)] for n, options in turns.items()})
        for turn in range(max(map(len, turns.values())))
    ]


@functools.cache
def reading(evidence, criterion, points_to, strength):
    return Reading(
        evidence=evidence, criterion=criterion, points_to=points_to, strength=strength, locator="lo:p1", because="x"
    )


def judged_here(framework, parts, margin, switches):
    found = []
    for part in parts:
        held = [p for p in parts if p["id"] == part["id"] or p["id"] in part["builds_on"]]
        readings = [reading(**r) for p in held for r in p["readings"] if r["strength"]]
        found.append(list(outcomes(framework, readings, margin, switches)))
    return found


@pytest.mark.parametrize("many", [12, pytest.param(150, marks=pytest.mark.audit)])
def test_the_page_and_python_judge_alike(tab, library, many):
    """One rule, two readers of it: many random settings of each rule, in an audit thousands, and no difference."""
    rng = random.Random(1)
    for framework in library.frameworks.values():
        drawn = [one for number in range(many) for one in random_settings(library, framework, number, rng)]
        met = {(name, option) for *_, switches in drawn for name, option in switches.items()}
        assert met == {(name, option) for name, switch in framework.switches.items() for option in switch.options}
        assert {margin for _, _, margin, _ in drawn} == set(range(7))
        answered = tab.evaluate(
            """([framework, settings]) => settings.map(({parts, margin, switches}) =>
                 Countercase.evaluate(countercaseData.frameworks[framework], parts, margin, switches)
                   .map(part => part.verdicts))""",
            [framework.id, [{"parts": p, "margin": m, "switches": s} for _, p, m, s in drawn]],
        )
        for setting, answer in zip(drawn, answered, strict=True):
            assert answer == judged_here(*setting)


def test_the_balance_tips_when_facts_are_left_out_and_what_it_comes_to_is_spoken(tab):
    spoken = "document.querySelector('#cc-argue > [role=status]').textContent"
    motive = tab.locator(".cca-scale", has=tab.locator("#cca-motive"))
    beam = "document.querySelector('#cca-motive ~ svg polyline').getAttribute('points')"
    before = tab.evaluate(beam)
    assert verdict(tab) == "Step 2: Not socialised"
    assert tab.get_by_role("group", name="regime stability, weight 7").count() == 1
    tab.emulate_media(reduced_motion="no-preference")
    at_once(tab, f"block/{YANG}")
    drop = f"() => {{ document.querySelector('[data-focus=\"{YANG}/strength/0\"]').click(); return {beam}; }}"
    assert tab.evaluate(drop) == before, "it begins where it stood, and moves from there"
    wait_until(tab, f"before => {beam} !== before", before)
    assert tab.evaluate(spoken) == "Step 2: not socialised."
    tab.emulate_media(reduced_motion="reduce")
    at_once(tab, (f"{YANG}/because", "It says nothing about peacekeeping."), f"{YANG}/done")
    assert verdict(tab) == "Step 2: Not socialised As before."
    assert tab.get_by_role("group", name="regime stability, weight 5").count() == 1
    left_out(tab, MACEDONIA, "It came too late.")
    assert verdict(tab) == f"Step 2: {OPEN.capitalize()} As Lo reads it: not socialised."
    assert "Stays open: regime stability or status." in motive.inner_text()
    assert "(moved)" in at(tab, "part/1").inner_text()
    assert tab.evaluate(spoken) == f"Step 2: {OPEN}, moved."
    tab.keyboard.press("Control+z")
    assert tab.evaluate(spoken) == "Undone. Step 2: not socialised."


def test_what_cannot_move_the_verdict_says_so_and_what_one_would_have_to_believe_can_be_tried(tab, library):
    """As Lo reads it the motive fails, and all tests have to be passed: no other question matters."""
    idle = tab.locator(".cca-scale.cca-idle")
    others = [
        "Break with habit", "Fit with the norm", "Identity as an international actor", "Identity as a political order",
    ]  # fmt: skip
    assert idle.locator("h3").all_inner_texts() == others
    assert all("It cannot move the verdict" in text for text in idle.locator(".cca-stands").all_inner_texts())
    at(tab, "switch/jointly/any").check()
    assert idle.locator("h3").all_inner_texts() != others
    at_once(tab, "undo")
    assert idle.locator("h3").all_inner_texts() == others

    part = library.dossier(PARENT).verdict().parts[-1]
    found = believe(library.dossier(PARENT).verdict(), part, "socialised", at_most=2)
    at(tab, "goal/socialised").click()
    words = tab.locator(".cca-offers [role=status]").inner_text()
    assert words.startswith({1: "One change would do", 2: "Two changes would do", None: "No two changes"}[found.size])
    assert found.size is None or f"{found.count:,} ways" in words or found.count == 1
    at(tab, "goal/0/try").click()
    assert verdict(tab).startswith("Step 2: Socialised")
    assert at(tab, "list").inner_text() == f"My changes: {found.size}"


def test_the_list_holds_each_change_with_both_reasons_and_each_is_taken_back_there_or_by_keyboard(tab):
    left_out(tab, YANG, "It says nothing about peacekeeping.")
    left_out(tab, MACEDONIA, "It came too late.")
    at(tab, "list").click()
    entries = tab.locator(".cca-drawer .cca-changes > li")
    assert entries.count() == 2
    first = entries.first
    assert first.locator("textarea").input_value() == "It says nothing about peacekeeping."
    assert "Left out of Motive, where it was read as regime stability, substantial." in first.inner_text()
    assert "Lo: A party state that repels" in first.inner_text()
    assert "This change moves the verdict together with others." in first.inner_text()
    first.get_by_role("button", name="Undo this change").click()
    assert entries.count() == 1
    assert "This change does not move the verdict." in entries.inner_text()
    tab.keyboard.press("Escape")
    assert "As before" in verdict(tab)
    for keys, count in (("Control+z", 2), ("Control+z", 1), ("Control+z", 0), ("Control+Shift+z", 1), ("Control+y", 2)):
        tab.keyboard.press(keys)
        assert at(tab, "list").inner_text() == (f"My changes: {count}" if count else "My changes")
        assert (OPEN in verdict(tab).lower()) == (count == 2)


CHANGED = """key => {
    const draft = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify({ ...draft, answers: "0000" }));
}"""
"""A draft as it is kept of a case that was edited since."""


def test_nothing_is_lost_by_another_case_by_back_by_closing_or_where_the_case_has_changed(tab, address):
    left_out(tab, YANG, "Mine.")
    at(tab, "case").select_option("lo-ilo")
    wait_until(tab, "document.querySelector('[data-focus=list]').textContent === 'My changes'")
    tab.go_back()
    wait_until(tab, "document.querySelector('[data-focus=list]').textContent === 'My changes: 1'")
    assert tab.evaluate("sessionStorage.length") == 0, "nothing is kept that ends with the tab"
    tab.evaluate(CHANGED, f"countercase.argument.{PARENT}")
    tab.goto("about:blank")
    tab.goto(f"{address}{PAGE}")
    assert at(tab, "list").inner_text() == "My changes: 1"
    assert "The case has changed since you worked on it last. All your changes still fit" in notice(tab)
    assert at(tab, "case").input_value() == PARENT
    at(tab, "list").click()
    assert tab.locator(".cca-drawer textarea").input_value() == "Mine."
    tab.keyboard.press("Escape")
    at(tab, "forget").click()
    assert at(tab, "list").inner_text() == "My changes"
    assert tab.evaluate("Object.keys(localStorage).filter(k => k.startsWith('countercase.argument'))") == []
    at(tab, "back").click()
    assert at(tab, "list").inner_text() == "My changes: 1", "and what was forgotten by a slip comes back"
    at_once(tab, "forget")
    tab.reload()
    assert at(tab, "list").inner_text() == "My changes"


def test_the_cases_stand_by_author_and_each_comes_when_it_is_opened_and_not_before(tab, library):
    groups = tab.evaluate(
        "[...document.querySelectorAll('[data-focus=case] optgroup')]"
        ".map(g => [g.label, [...g.children].map(o => o.value)])"
    )
    assert [label for label, _ in groups][-1] == "Counter-cases"
    assert set(groups[-1][1]) == set(library.counter_cases)
    for label, cases in groups[:-1]:
        assert {library.record.sources[library.cases[name].source].authors for name in cases} == {label}
    assert sorted(name for _, cases in groups for name in cases) == sorted(library.cases)
    came = [url.rsplit("/", 1)[-1] for url in tab.asked if "argue-case-" in url]
    assert came == [f"argue-case-{PARENT}.js"]
    tab.route("**/argue-case-lo-ilo.js", lambda route: route.fulfill(status=404))
    at(tab, "case").select_option("lo-ilo")
    assert notice(tab) == "The case could not be loaded. Load the page again."
    assert at(tab, "case").input_value() == PARENT
    assert tab.said.pop().startswith("Failed to load resource")
    tab.unroute("**/argue-case-lo-ilo.js")
    at(tab, "case").select_option("lo-ilo")
    wait_until(tab, "location.hash === '#case=lo-ilo'")
    assert at(tab, "case").input_value() == "lo-ilo"
    assert tab.locator(".cca-notice").is_hidden()
    # and where none has come yet, that is all that there is to see
    tab.route("**/argue-case-*.js", lambda route: route.fulfill(status=404))
    tab.reload()
    alert = tab.locator("#cc-argue").get_by_role("alert")
    assert alert.inner_text() == "The case could not be loaded. Load the page again."
    assert tab.locator("#cc-argue > *").count() == 1
    assert tab.said.pop().startswith("Failed to load resource")


def test_the_file_is_whole_or_says_what_it_lacks(tab, root, tmp_path):
    at(tab, f"block/{YANG}").click()
    at(tab, f"{YANG}/level/status").check()
    at(tab, "switch/jointly/any").check()
    at(tab, "file").click()
    lacking = tab.locator(".cca-lacking").inner_text()
    assert "a title" in lacking
    assert "what you hold" in lacking
    assert lacking.count("your reason") == 2
    at(tab, f"{YANG}/because").fill('He speaks of "all" policy: #1.')
    at(tab, "switch/jointly/because").fill("One test is enough.")
    at(tab, "text/title").fill("From the page")
    at(tab, "text/thesis").fill("It is otherwise.")
    at(tab, "text/author").fill("A. Reader")
    at(tab, "text/mind").fill("A speech on peacekeeping.")
    assert "It is whole" in tab.locator(".cca-lacking").inner_text()
    with tab.expect_download() as waiting:
        at(tab, "file").click()
    assert waiting.value.suggested_filename == "from-the-page.yml"
    path = tmp_path / "from-the-page.yml"
    waiting.value.save_as(path)
    library = load(root, also=path)
    made = library.counter_cases["from-the-page"]
    assert (made.author, made.case.thesis, made.switches["jointly"]) == ("A. Reader", "It is otherwise.", "any")
    assert [(a.change.kind, a.change.because) for a in made.altered] == [
        ("reread", 'He speaks of "all" policy: #1.'),
        ("switch", "One test is enough."),
    ]
    assert [f.text for f in made.case.falsifiers] == ["A speech on peacekeeping."]
    computed = library.dossier("from-the-page").verdict().parts[-1].computed
    assert verdict(tab).lower().startswith(f"step 2: {' or '.join(v.replace('-', ' ') for v in computed)}")


def test_a_fact_moves_to_another_question_and_one_on_record_is_added(tab, root, tmp_path):
    at(tab, f"block/{YANG}").click()
    at(tab, f"{YANG}/move").select_option("identity-regime")
    at(tab, f"{YANG}/moved").click()
    moved = "final/lo-theory-yang-rebuffs/identity-regime/0"
    assert tab.evaluate("document.activeElement.dataset.focus") == f"{moved}/because"
    tab.keyboard.insert_text("It is about the order at home.")
    at(tab, "add/conformity").click()
    at(tab, "add/conformity/words").fill("ratified 17 ILO")
    assert "One fact fits." in tab.locator(".cca-adding").inner_text()
    tab.locator(".cca-found button").click()
    added = "final/lo-ilo-17-of-175/conformity/0"
    at(tab, f"{added}/because").fill("It refuses most of them.")
    at(tab, "list").click()
    assert tab.locator(".cca-drawer .cca-changes > li").count() == 2
    assert (
        "Read for Identity as a political order: unchanged, substantial; and not for Motive."
        in tab.locator(".cca-drawer").inner_text()
    )
    tab.keyboard.press("Escape")
    at(tab, "text/title").fill("Moved")
    at(tab, "text/thesis").fill("It is otherwise.")
    with tab.expect_download() as waiting:
        at(tab, "file").click()
    path = tmp_path / "moved.yml"
    waiting.value.save_as(path)
    assert [a.change.kind for a in load(root, also=path).counter_cases["moved"].altered] == ["drop", "add", "add"]


def test_whoever_opens_a_link_sees_the_argument_and_goes_on_from_it(address, library, tab):
    left_out(tab, "final/lo-pko-troops-congo/motive/0", "My own.")
    tab.goto(f"{address}{link(library)}")
    tab.reload()
    sent = received(tab)
    assert sent.locator("h2").inner_text() == "A counter-case by B. Critic to Lo’s “China’s turn to UN peacekeeping”"
    words = sent.inner_text()
    assert "It makes two changes." in words
    assert f"Step 2. The verdict moves from not socialised to {OPEN}." in words
    assert "Because: It came too late." in words
    assert "changed since" not in words
    for slip in ("undefined", "null", "NaN", "[object"):
        assert slip not in tab.locator("#cc-argue").inner_text()
    assert OPEN in verdict(tab).lower()
    at(tab, "go-on").click()
    assert not sent.is_visible()
    assert at(tab, "text/title").input_value() == "Two facts less"
    assert at(tab, "text/author").input_value() == "", "what is gone on with is not the first author's"
    at(tab, "undo").click()
    at(tab, "undo").click()
    at(tab, "list").click()
    assert tab.locator(".cca-drawer textarea").input_value() == "My own.", "the draft that was there comes back"


def test_a_link_that_is_opened_while_the_own_one_is_packed_is_not_lost(library, tab):
    left_out(tab, YANG, "My own.")
    sent = "#" + link(library).split("#")[1]
    tab.evaluate(
        """sent => {
            const title = document.querySelector('[data-focus="text/title"]');
            title.value = "Of mine";
            title.dispatchEvent(new Event("input", { bubbles: true }));
            location.hash = sent;
        }""",
        sent,
    )
    assert "It makes two changes." in received(tab).inner_text()
    tab.wait_for_timeout(300)
    assert urlsplit(tab.url).fragment == sent[1:]


def test_the_link_carries_every_reason_and_goes_to_the_repository_that_the_book_names(tab, library, opened):
    left_out(tab, YANG, "It says nothing about peacekeeping.")
    at_once(tab, ("text/title", "One fact less"), ("text/thesis", "It does not show why."))
    wait_until(tab, "location.hash.startsWith('#argument=')")
    tab.wait_for_timeout(300)
    sent = unpack(tab.url, "my-case")
    assert sent.answers == imprint(library.dossier(PARENT))
    assert (sent.file.title, [c.because for c in sent.file.changes]) == (
        "One fact less",
        ["It says nothing about peacekeeping."],
    )
    assert sent.comes_to["final"] == ("not-socialised",)
    other = opened(tab.url)
    assert "A counter-case by somebody who gives no name" in received(other).inner_text()
    assert verdict(other) == verdict(tab)

    assert at(tab, "send").count() == 0
    assert "names no repository" in tab.locator(".cca-keeping").inner_text()
    tab.evaluate(
        "countercaseData.repository.url = 'https://a.example/us/book'; window.open = to => { window.sent = to; }"
    )
    at(tab, "part/0").click()
    at(tab, "send").click()
    found = urlsplit(tab.evaluate("window.sent"))
    assert (found.netloc, found.path) == ("a.example", "/us/book/new/main/data/cases")
    fields = parse_qs(found.query)
    assert fields["filename"] == ["one-fact-less.yml"]
    assert 'because: "It says nothing about peacekeeping."' in fields["value"][0]
    at_once(tab, ("text/thesis", "It does not show why. " * 300), "part/1", "send")
    found = urlsplit(tab.evaluate("window.sent"))
    fields = parse_qs(found.query)
    assert (found.path, fields["template"]) == ("/us/book/issues/new", ["counter-case.yml"])
    assert unpack(fields["link"][0], "my-case").file.title == "One fact less"


def test_a_case_that_has_changed_is_never_answered_in_silence(opened, address, library):
    gone = {"drop": "lo-ilo-17-of-175", "part": "final", "criterion": "motive", "because": "It was read once."}
    old = opened(address + link(library, *DROPS[:1], gone, answers="0" * 16, comes_to={"final": ["socialised"]}))
    warned = received(old).locator(".cca-stale").inner_text()
    assert "The case has changed since this was written. One change no longer fits, and is marked below." in warned
    assert (
        "Step 2: when it was written, it came to socialised. Against the case as it is now it comes to not socialised."
        in warned
    )
    misfit = old.locator(".cca-received .cca-misfit")
    assert misfit.count() == 1
    assert "This change no longer fits. The case does not read this fact so." in misfit.inner_text()
    same = link(library, answers="0" * 16, comes_to={"final": ["not-socialised", "socialised"]})
    old.evaluate("hash => { location.hash = hash; }", urlsplit(same).fragment)
    told = received(old).locator(".cca-stale", has_text="Every change still fits.")
    told.wait_for()
    words = told.inner_text()
    assert "It comes to the same verdicts as when it was written." in words


NOT_HERE = {"extends": "gone", "title": "T", "author": "A", "thesis": "x", "changes": []}


FORMER = "#case=lo-ilo&switch.jointly=any&margin=1&final/lo-ilo-right-to-organise-denied/motive=status:2"


def test_a_link_that_cannot_be_shown_says_why_and_one_of_before_still_opens(opened, address):
    """One that is opened anew, and others after it."""
    tab = opened(f"{address}{PAGE}#argument=zAAAA")
    for fragment, said in (
        ("", "The link is not whole"),
        ("#case=no-such-case", "“no-such-case”, which this book does not hold"),
        (f"#argument={deflated({'file': NOT_HERE})}", "“T” by A. It answers the case “gone”, which this book does not"),
    ):
        tab.evaluate("fragment => { if (fragment) location.hash = fragment; }", fragment)
        tab.locator(".cca-notice").get_by_text(said).wait_for()
    tab.evaluate("fragment => { location.hash = fragment; }", FORMER)
    words = received(tab).inner_text()
    assert "This link is of the former kind" in words
    assert "It makes three changes." in words
    assert "One of the tests" in words or "Passing one test is enough." in words
    assert tab.said == []


DESK, PHONE = (1280, "light"), (320, "dark")


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param((DESK, PHONE), id="in turn"),
        *(pytest.param((one,), id=one[1], marks=pytest.mark.audit) for one in (DESK, PHONE)),
    ],
)
def test_the_hand_the_list_and_what_was_sent_are_for_everybody(opened, address, library, settings):
    """Each on a desk or on a phone, as its turn comes, and in the audit on both."""
    tab = opened(address + link(library))
    bring_axe(tab)
    looks, turns = "", cycle(settings)

    def fine(when):
        nonlocal looks
        width, scheme = next(turns)
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        faults, seen = tab.evaluate(JUDGE, [RULES, looks])
        looks += f" {seen}"
        assert faults == [], when
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, when

    fine("somebody's link is open")
    at(tab, "go-on").click()
    at(tab, f"block/{YANG}").click()
    fine("a fact is in the hand")
    at(tab, f"{YANG}/done").click()
    at(tab, "add/motive").click()
    fine("a fact is sought")
    at(tab, "list").click()
    fine("the list is open")


def test_on_a_phone_what_has_the_focus_is_in_sight(opened, address):
    tab = opened(f"{address}{PAGE}#case={PARENT}", width=390, motion="no-preference")
    at(tab, f"block/{YANG}").click()
    tab.wait_for_timeout(400)
    for focus in (f"{YANG}/strength/3", f"{YANG}/strength/0"):
        at(tab, focus).check()
        tab.wait_for_timeout(200)
        box, bar = at(tab, focus).bounding_box(), tab.locator(".cca-bar").bounding_box()
        assert 0 < box["y"] < bar["y"] - box["height"], focus


def test_it_works_from_a_folder(opened, built):
    tab = opened(f"{built.as_uri()}/{PAGE}#case={PARENT}")
    left_out(tab, YANG, "Mine.")
    wait_until(tab, "document.getElementById('cc-argue').dataset.address.startsWith('#argument=z')")
    fragment = tab.evaluate("document.getElementById('cc-argue').dataset.address")
    other = opened(f"{built.as_uri()}/{PAGE}{fragment}")
    assert "Left out of Motive" in received(other).inner_text()
    assert tab.said + other.said == []


def test_without_javascript_the_page_says_how_to_do_it_with_a_file(opened, address):
    tab = opened(address + PAGE, java_script_enabled=False)
    words = tab.locator("#cc-argue").inner_text()
    for command in ("countercase counter-case", "countercase check", "make book", "countercase receive"):
        assert command in words


def test_the_longest_counter_case_of_the_book_makes_a_link_that_can_be_sent(tab, library, root):
    """Some mail programs and chats cut addresses at about 8,000 letters."""
    import yaml

    longest = 0
    for name, counter in library.counter_cases.items():
        at(tab, "case").select_option(counter.parent)
        wait_until(tab, "id => Boolean(countercaseData.cases[id].parts)", counter.parent)
        file = yaml.load((root / f"data/cases/{name}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        table = root / f"data/cases/{name}.evidence.csv"
        facts = list(csv.DictReader(table.open(encoding="utf-8", newline=""))) if table.exists() else []
        found = tab.evaluate(
            """async ([file, facts]) => { const argument = Countercase.read(countercaseData, {file, facts});
                const judged = Countercase.judge(countercaseData, argument);
                const words = Countercase.travelling(countercaseData, argument);
                return [Countercase.comesTo(judged), (await Countercase.link.pack(words)).length]; }""",
            [{key: value for key, value in file.items() if key != "id"}, facts],
        )
        assert found[0] == {p.part.id: list(p.computed) for p in library.dossier(name).verdict().parts}, name
        longest = max(longest, found[1])
    assert 1000 < longest < 6000


def test_a_link_of_a_chapter_opens_the_page_at_one_reading(opened, address):
    """The block lies open in its part."""
    chapter = opened(f"{address}book/cases/{PARENT}.html")
    link = chapter.locator("#balance a.cc-otherwise").first
    wanted = parse_qs(urlsplit(link.get_attribute("href")).fragment)["at"][0]
    chapter.locator("#balance details:has(a.cc-otherwise) > summary").first.click()
    link.click()
    chapter.locator(f'[data-focus="block/{wanted}/0"][aria-expanded="true"]').wait_for()
    assert "cca-hand" in (chapter.locator(".cca-hand").get_attribute("class") or "")
    assert chapter.said == []


# a click as the page hears it, and not as a hand that looks first where it points: looking lays the page out as well
CLICK = """() => {
    document.querySelector(".cca-block button").click();
    return new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}"""


def test_however_many_scales_a_change_lays_the_page_out_twice(tab, library):
    """Once to measure all beams, and once with them as they hang."""
    tools = tab.context.new_cdp_session(tab)
    tools.send("Performance.enable")

    def layouts():
        return next(m["value"] for m in tools.send("Performance.getMetrics")["metrics"] if m["name"] == "LayoutCount")

    scales = set()
    for case in (PARENT, "tylecote-who"):
        at(tab, "case").select_option(case)
        wait_until(tab, "id => Boolean(countercaseData.cases[id].parts)", case)
        wait_until(tab, "document.querySelector('.cca-block button')")
        scales.add(tab.locator(".cca-scale").count())
        before = layouts()
        tab.evaluate(CLICK)
        assert layouts() - before == 2
    assert len(scales) == 2
    tools.detach()
