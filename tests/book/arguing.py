"""The page to argue back under the hands of a test."""

import re

PAGE = "book/record/argue.html"
PARENT = "lo-peacekeeping"
YANG, MACEDONIA = "final/lo-theory-yang-rebuffs/motive/0", "final/lo-pko-macedonia-switch/motive/0"


def at(tab, focus):
    """The control that the page knows by this name."""
    return tab.locator(f'[data-focus="{focus}"]')


def verdict(tab):
    """What the bar says that is always in sight."""
    return tab.locator(".cca-verdict").inner_text()


def received(tab):
    """The argument that a link brought, once it is unpacked and shown."""
    tab.locator(".cca-received:not([hidden])").wait_for()
    return tab.locator(".cca-received")


def notice(tab):
    """What the page tells when it opens, once it has told it."""
    told = tab.locator(".cca-notice", has_text=re.compile(r"\S"))
    told.wait_for()
    return told.inner_text()


def left_out(tab, key, why=""):
    """A fact taken in the hand, dropped, with a reason."""
    at(tab, f"block/{key}").click()
    at(tab, f"{key}/strength/0").check()
    at(tab, f"{key}/because").fill(why)
    at(tab, f"{key}/done").click()


def own_fact(tab, criterion, level, **typed):
    """A fact of one's own put on a scale, with what is typed into the form, by the name of each field."""
    at(tab, f"add/{criterion}").click()
    at(tab, f"add/{criterion}/level").select_option(level)
    form = tab.locator(".cca-own")
    if form.get_attribute("open") is None:
        form.locator("> summary").click()
    more = form.locator(".cca-more")
    if more.get_attribute("open") is None:
        more.locator("summary").click()
    typed_in(tab, typed)


# each field as a hand leaves it, and found anew each time, as the form may have been drawn anew
TYPE = """typed => {
    for (const [name, value] of Object.entries(typed)) {
        const field = document.querySelector(`[data-focus="own/${name}"]`);
        if (!field.checkVisibility() || field.disabled) throw new Error(`Nobody can fill the field ${name}.`);
        field.focus();
        field.value = value;
        if (field.value !== value) throw new Error(`The field ${name} does not take ${value}.`);
        for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
}"""


def typed_in(tab, typed):
    """The open form for a fact of one's own filled, all at once, and sent."""
    tab.evaluate(TYPE, typed)
    tab.locator(".cca-own").get_by_role("button", name="Put it on the scale").click()


def downloaded(tab, focus, folder):
    """The file that a button gives, under its own name in a folder."""
    with tab.expect_download() as waiting:
        at(tab, focus).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
