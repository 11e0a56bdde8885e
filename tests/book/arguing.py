"""The page to argue back under the hands of a test."""

import re

from ground import wait_until

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


# as a hand does it: what cannot be seen, is covered or does not take the words stops it, and each control is looked for
# when its turn comes, as all of them may have been drawn anew
ACT = """steps => {
    for (const [name, words] of steps) {
        const control = document.querySelector(name.startsWith(".") ? name : `[data-focus="${name}"]`);
        if (!control?.checkVisibility() || control.matches(":disabled")) throw new Error(`Nobody sees ${name}.`);
        control.scrollIntoView({ block: "center", behavior: "instant" });
        const { left, top, width, height } = control.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        if (!(control.closest("label") ?? control).contains(hit)) throw new Error(`Something covers ${name}.`);
        control.focus({ preventScroll: true });
        if (words === null) control.click();
        else {
            control.value = words;
            if (control.value !== words || control.readOnly || words.length > (control.maxLength + 1 || Infinity) - 1)
                throw new Error(`${name} does not take ${words}.`);
            for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
        }
    }
}"""


def at_once(tab, *steps, **typed):
    """What a hand does one step after another, on the way to what a test is about, for a third of what it costs.

    A step is a control to be pressed, by the name that the page knows it by or by its class, or the two of a field and
    the words that go into it; what is typed into the form for a fact of one's own follows, by the name of each field.
    """
    named = [*steps, *((f"own/{name}", words) for name, words in typed.items())]
    tab.evaluate(ACT, [[step, None] if isinstance(step, str) else step for step in named])


def left_out(tab, key, why=""):
    """A fact taken in the hand, dropped, with a reason."""
    at_once(tab, f"block/{key}", f"{key}/strength/0", (f"{key}/because", why), f"{key}/done")


PUT = ".cca-own .cca-main"
"""The button that sends the form for a fact of one's own."""


def own_fact(tab, criterion, level, because="", **typed):
    """A fact of one's own put on a scale, with what is typed into the form, by the name of each field, and a reason."""
    at_once(tab, f"add/{criterion}", (f"add/{criterion}/level", level))
    folded = tab.evaluate("['.cca-own', '.cca-more'].filter(name => !document.querySelector(name).open)")
    if typed.get("key", "").startswith("work:"):  # the references come when the form is there
        wait_until(tab, "name => document.querySelector(name) !== null", '.cca-own [value^="work:"]')
    at_once(tab, *(f"{name} > summary" for name in folded), **typed)
    at_once(tab, PUT)
    tab.keyboard.insert_text(because)


def downloaded(tab, focus, folder):
    """The file that a button gives, under its own name in a folder."""
    with tab.expect_download() as waiting:
        at(tab, focus).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
