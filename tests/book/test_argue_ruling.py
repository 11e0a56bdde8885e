"""The page to argue back: another rule for a case, the address of one reading, and how often an argument is judged."""

from arguing import PAGE, PARENT, YANG, at, at_once, downloaded, left_out, notice, verdict
from ground import wait_until

from countercase import load

COUNTED = """() => { window.judged = 0; const judge = Countercase.evaluate;
    Countercase.evaluate = (...held) => { window.judged += 1; return judge(...held); }; }"""


def test_a_case_can_be_judged_by_another_rule(tab, library, root, tmp_path):
    """Its readings fall away, each says whether something like it is asked, and what is read anew reaches the file."""
    final = library.cases[PARENT].parts[-1]
    at(tab, "framework").select_option("competitive-socialisation")
    at(tab, "framework/judge").click()
    assert verdict(tab).endswith("As Lo reads it: not socialised.")
    waiting = tab.locator(".cca-waiting")
    assert waiting.locator("summary").inner_text() == "Six readings of Step 2 wait to be read anew"
    assert waiting.locator("li").count() == len(final.readings) == 6
    item = waiting.locator("li", has_text="repel fiercely")
    assert item.locator("small").inner_text() == (
        "Lo reads it for “Motive” as regime stability, substantial. Nearest here: Framing of power."
    )
    assert item.locator("select").input_value() == "power"
    item.get_by_role("button").click()
    assert tab.evaluate("document.activeElement.dataset.focus") == "final/lo-theory-yang-rebuffs/power/0/because"
    tab.keyboard.insert_text("It bears on standing.")
    at(tab, "framework/because").fill("It asks how far.")
    assert waiting.locator("li").count() == len(final.readings) - 1
    at(tab, "text/title").fill("By another rule")
    at(tab, "text/thesis").fill("It goes deep.")
    case = downloaded(tab, "file", tmp_path)
    made = load(root, also=case).dossier("by-another-rule")
    assert [(a.change.kind, a.change.because) for a in made.counter_case.altered] == [
        ("framework", "It asks how far."),
        ("add", "It bears on standing."),
    ]
    computed = made.verdict().parts[-1].computed
    said = verdict(tab).lower().splitlines()[0]
    assert all(made.framework.verdicts[v].title.lower() in said for v in computed)


def test_what_the_other_rule_asks_nothing_like_is_said_and_back_to_its_own_nothing_of_it_is_left(tab):
    left_out(tab, YANG, "Mine.")
    at_once(tab, ("framework", "two-fronts"), "framework/judge")
    waiting = tab.locator(".cca-waiting")
    assert "“Motive” has no like among the questions of this rule." in waiting.inner_text()
    assert "This rule asks nothing like it." in waiting.locator("li").first.inner_text()
    assert at(tab, "list").inner_text() == "My changes: 1"
    at(tab, "framework/undo").click()
    assert at(tab, "list").inner_text() == "My changes"
    at_once(tab, "undo", "undo")
    assert at(tab, "list").inner_text() == "My changes: 1"
    at(tab, "list").click()
    assert tab.locator(".cca-drawer textarea").input_value() == "Mine.", "what was changed before comes back"


def test_an_address_opens_a_case_at_one_reading_or_says_that_it_is_gone(opened, address, library):
    """One that is opened anew, and others that are followed from there, to another part and without the last number."""
    first = library.cases[PARENT].parts[0]
    other = f"{first.id}/{first.readings[0].evidence}/{first.readings[0].criterion}"
    tab = opened("about:blank")
    for key in (YANG, other, YANG.removesuffix("/0")):
        tab.goto(f"{address}{PAGE}#case={PARENT}&at={key}")
        part, evidence, _ = key.split("/")[:3]
        hand = tab.locator(".cca-hand", has_text=library.record.evidence[evidence].event)
        hand.wait_for()
        pressed = tab.locator(".cca-parts [aria-pressed=true] b").inner_text()
        assert pressed == next(p.label for p in library.cases[PARENT].parts if p.id == part)
        assert -1 < hand.bounding_box()["y"] < 900
        assert tab.evaluate("document.activeElement.closest('.cca-hand') !== null")
        assert not tab.locator(".cca-received").is_visible(), "it is no link of somebody's argument"
        tab.keyboard.press("Escape")
    tab.goto(f"{address}{PAGE}#case={PARENT}&at=final/lo-gone/motive")
    assert "The link speaks of a reading that this case does not make" in notice(tab)
    assert tab.locator(".cca-hand").count() == 0
    assert tab.said == []


def test_an_argument_is_judged_once(tab):
    """However often the page asks: once for what the hand does, not at all where nothing is judged anew."""
    at_once(tab, f"block/{YANG}")
    tab.evaluate(COUNTED)
    at_once(tab, f"{YANG}/done", f"block/{YANG}", "list")
    tab.keyboard.press("Escape")
    at_once(tab, ("text/title", "Words alone"))
    assert tab.evaluate("window.judged") == 0
    at_once(tab, f"{YANG}/level/status")
    wait_until(tab, "location.hash.startsWith('#argument=')")
    assert tab.evaluate("window.judged") == 1
