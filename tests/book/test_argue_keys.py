"""The page to argue back by keyboard alone, and as a screen reader is told of it."""

from arguing import MACEDONIA, PARENT, YANG, at, at_once, downloaded, verdict
from ground import wait_until

from countercase import load

FOCUS = "document.activeElement.dataset.focus ?? ''"
MOST = 160
"""So many steps of the Tab key at most lead from one control to the next that is meant."""
CONTROLS = {
    "button",
    "checkbox",
    "combobox",
    "link",
    "radio",
    "searchbox",
    "spinbutton",
    "textbox",
    "DisclosureTriangle",
}


def walk(tab, focus, key="Tab"):
    """With the Tab key to the control that the page knows by this name."""
    for _ in range(MOST):
        tab.keyboard.press(key)
        if tab.evaluate(FOCUS) == focus:
            return
    raise AssertionError(f"{MOST} times {key} do not lead to {focus}; they end at {tab.evaluate(FOCUS)!r}")


def heard(tab, within="#cc-argue"):
    """What a screen reader is told of each part of the page: its role, its name, its description, and its states."""
    tools = tab.context.new_cdp_session(tab)
    found = tools.send("Runtime.evaluate", {"expression": f"document.querySelector({within!r})"})
    whole = tools.send("Accessibility.queryAXTree", {"objectId": found["result"]["objectId"]})["nodes"]
    told = []
    for node in whole:
        if node.get("ignored"):
            continue
        states = {item["name"]: item["value"].get("value") for item in node.get("properties", ())}
        words = {key: node.get(key, {}).get("value", "") for key in ("role", "name", "description", "value")}
        told.append({**words, **states})
    return told


def test_from_the_case_to_the_file_by_keyboard_alone(tab, root, tmp_path):
    at(tab, "case").focus()
    tab.keyboard.type("Taiwan")
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Tab")
    assert tab.evaluate(FOCUS) == "case"
    at(tab, "case").select_option(PARENT)  # a browser opens its list, which a test does not see

    walk(tab, f"block/{YANG}")
    tab.keyboard.press("Enter")
    assert tab.evaluate(FOCUS) == f"{YANG}/level/regime-stability"
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate(FOCUS) == f"{YANG}/level/status"
    assert "Motive: regime stability 5, status 6" in verdict(tab)
    walk(tab, f"{YANG}/strength/2")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate(FOCUS) == f"{YANG}/strength/0"
    walk(tab, f"{YANG}/because")
    tab.keyboard.type("Not it.")
    walk(tab, f"{YANG}/done")
    tab.keyboard.press("Enter")
    assert tab.evaluate(FOCUS) == f"block/{YANG}"

    walk(tab, f"block/{MACEDONIA}", "Shift+Tab")
    tab.keyboard.press("Enter")
    walk(tab, f"{MACEDONIA}/move")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    assert at(tab, "list").inner_text() == "My changes: 1", "to pass by a question is not to choose it"
    walk(tab, f"{MACEDONIA}/moved")
    tab.keyboard.press("Enter")
    assert tab.evaluate(FOCUS).endswith("/because")
    assert at(tab, "list").inner_text() == "My changes: 3"
    moved = tab.evaluate(FOCUS).removesuffix("/because")
    tab.keyboard.press("Escape")
    assert tab.locator(".cca-hand").count() == 0
    assert tab.evaluate(FOCUS) == f"block/{moved}", "who lays a fact down is on its block"

    walk(tab, "undo", "Shift+Tab")
    for left in ("My changes: 1", "My changes: 1", "My changes: 1", "My changes"):
        tab.keyboard.press("Enter")
        assert at(tab, "list").inner_text() == left
        assert tab.evaluate(FOCUS) == "undo", "who takes back the last step is still where they were"
    assert at(tab, "undo").get_attribute("aria-disabled") == "true"
    tab.keyboard.press("Enter")
    walk(tab, "redo")
    for _ in range(3):
        tab.keyboard.press("Enter")
    assert at(tab, "list").inner_text() == "My changes: 1"

    walk(tab, "add/motive")
    tab.keyboard.press("Enter")
    assert tab.evaluate(FOCUS) == "add/motive/words"
    for _ in range(MOST):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('.cca-own > summary')"):
            break
    tab.keyboard.press("Enter")
    for focus, words in (
        ("own/event", "A minister said so."),
        ("own/date", "2001"),
        ("own/title", "On Belonging"),
        ("own/at", "12"),
    ):
        walk(tab, focus)
        tab.keyboard.insert_text(words)
    tab.keyboard.press("Enter")
    assert tab.evaluate(FOCUS).endswith("/because")
    tab.keyboard.insert_text("He says it himself.")

    for focus, words in (("text/title", "By keys"), ("text/thesis", "It is otherwise.")):
        walk(tab, focus)
        tab.keyboard.insert_text(words)
    walk(tab, "file")
    with tab.expect_download() as waiting:
        tab.keyboard.press("Enter")
    case = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(case)
    downloaded(tab, "facts", tmp_path)
    made = load(root, also=case).counter_cases["by-keys"]
    assert [a.change.kind for a in made.altered] == ["drop", "add"]
    assert tab.evaluate("document.querySelector('#cc-argue output').textContent").startswith("by-keys.evidence.csv")


def test_the_rule_is_not_changed_on_the_way_to_another(tab):
    at(tab, "margin").focus()
    walk(tab, "framework")
    tab.keyboard.press("ArrowDown")
    assert at(tab, "list").inner_text() == "My changes"
    walk(tab, "framework/judge")
    tab.keyboard.press("Enter")
    assert at(tab, "list").inner_text() == "My changes: 1"
    assert tab.evaluate(FOCUS) == "framework"


def test_every_control_has_a_name_and_what_is_to_be_known_of_it_beside(tab):
    """On a desk and on a phone, where a fact lies in the hand within its block; the other states in one of the two."""
    at_once(tab, f"block/{YANG}")
    for width in (1280, 390):
        tab.set_viewport_size({"width": width, "height": 900})
        inside = f"document.querySelector('.cca-block .cca-hand') !== null === {str(width == 390).lower()}"
        wait_until(tab, inside)
        told = heard(tab)
        controls = [node for node in told if node["role"] in CONTROLS]
        assert len(controls) > 40
        assert [node for node in controls if not node["name"].strip()] == []
        (block,) = [node for node in controls if node["role"] == "button" and node.get("expanded")]
        assert block["name"].startswith("The party state is said")
        assert block["name"].endswith(" substantial")
        chosen = [
            node["name"].split(".")[0] for node in controls if node["role"] == "radio" and node.get("checked") == "true"
        ]
        assert [name.startswith(("regime stability", "Substantial")) for name in chosen[:2]] == [True, True]
        groups = {node["name"] for node in told if node["role"] == "group"}
        assert groups >= {"Points to", "Strength", "regime stability, weight 7", "status, weight 4"}
        (list_,) = [node for node in controls if node["name"] == "My changes"]
        assert list_["hasPopup"] == "dialog"
        (undo,) = [node for node in controls if node["name"] == "Undo"]
        assert (undo["disabled"], undo["keyshortcuts"]) == (True, "Control+Z")
        (title,) = [node for node in controls if node["name"] == "Title"]
        assert title["description"] == "What a chapter with it would be called."
    at_once(tab, f"{YANG}/strength/0")
    (reason,) = [node for node in heard(tab) if node["name"] == "Your reason" and node["role"] == "textbox"]
    assert reason["required"]
    tab.set_viewport_size({"width": 1280, "height": 900})
    at_once(tab, f"{YANG}/done", "add/motive", ".cca-own > summary")
    fields = {node["name"]: node for node in heard(tab, ".cca-adding") if node["role"] in CONTROLS}
    assert fields["When"]["description"] == "1994, 1994-05-17, or 1988/2000"
    assert fields["Which"]["description"] == "12, or 12-14"
    assert fields["Bring a fact of your own"]["expanded"]
    at(tab, "list").click()
    dialog = next(node for node in heard(tab, ".cca-drawer") if node["role"] == "dialog")
    assert (dialog["name"], dialog["modal"]) == ("My changes", True)
