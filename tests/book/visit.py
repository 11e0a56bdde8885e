"""One visit to each page of the built site, as several readers would pay it, and what was seen."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import axe_playwright_python

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
JUDGE = """rules => axe.run(document, {resultTypes: ["violations"], runOnly: rules}).then(found =>
    found.violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`))"""
# of rows, items and blocks that hold the same kinds of elements, with words in the same places and the same around
# them, three are left on a page, and none where an earlier page had them: what axe says of one it says of all. A
# drawing that is hidden from whoever listens is one thing, whose colours are held by calculation
# (`tests/show/test_look.py`)
SHORTEN = """earlier => {
    const kind = e => `${e.localName}.${e.className.baseVal ?? e.className}[${e.getAttributeNames()}]`;
    const shape = e => [kind(e), !!e.textContent.trim(), ...new Set([...e.children].map(shape))].join(" ");
    const around = e => {
        const kinds = new Set();
        for (let up = e.parentElement; up; up = up.parentElement) kinds.add(kind(up));
        return [...kinds].join(" ");
    };
    const known = new Set(earlier), met = {};
    const rows = "tr:not(:first-child), li:not(:has(ul, ol)), li:has(ul, ol) > :not(ul, ol)";
    const blocks = "article :is(p:not(th p), figure, details, pre, blockquote, table, ul, ol)";
    for (const drawing of document.querySelectorAll("svg[aria-hidden=true]")) drawing.replaceChildren();
    for (const e of document.querySelectorAll(`${rows}, ${blocks}`)) {
        if (!e.isConnected) continue;
        const one = `${shape(e)} in ${around(e)}`;
        met[one] = (met[one] ?? 0) + 1;
        if (met[one] > 3 || known.has(one)) e.remove();
    }
    return Object.keys(met).filter(one => !known.has(one));
}"""
# axe needs minutes for all of them
UNFOLD = """([open, most]) => {
    [...document.querySelectorAll("article details")].slice(0, most).forEach(d => { d.open = open; });
    return new Promise(done => requestAnimationFrame(() => setTimeout(done)));  // what a fold loads is there by then
}"""
# what Web Vitals call good
GOOD = 0.1
SHIFT = """() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) total += e.value; }))
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => setTimeout(() => done(total), 50));
})"""
DESK = {"width": 1280, "height": 900}
WIDTHS = (1280, 320)
# where the words in figures are measured: their height in pixels of the screen, as drawn and turned, and whether the
# figure holds all of itself
READ_AT = (1280, 390)
SMALL = """least => [...document.querySelectorAll("figure.cc-figure")].flatMap(figure => {
    const faults = [];
    const words = [...figure.querySelectorAll(".cc-chart svg text")]
        .filter(w => w.textContent.trim() && w.getClientRects().length);
    const sizes = words.map(w => {
        const turn = w.getScreenCTM();
        return [parseFloat(getComputedStyle(w).fontSize) * Math.hypot(turn.a, turn.b), w.textContent];
    });
    const small = sizes.filter(([size]) => size < least).sort(([one], [other]) => one - other)[0];
    if (small) faults.push(`${figure.id}: ${small[0].toFixed(1)} px: ${small[1]}`);
    const faces = new Set(words.map(w => getComputedStyle(w).fontFamily.split(",")[0]));
    faces.add(getComputedStyle(figure.querySelector("figcaption")).fontFamily.split(",")[0]);
    if (faces.size > 1) faults.push(`${figure.id}: set in ${[...faces].join(" and ")}`);
    const edge = figure.getBoundingClientRect();
    const over = words.find(w => {
        const { left, right } = w.getBoundingClientRect();
        return left < edge.left - 1 || right > edge.right + 1;
    });
    if (over) faults.push(`${figure.id}: over the edge: ${over.textContent}`);
    return faults;
})"""
LEAST = 12
SOME, ALL = 3, 100_000


class Setting(NamedTuple):
    """How a page is looked at: light or dark, on a desk or a phone, which is also the page at 400 per cent."""

    scheme: str
    width: int
    unfolded: bool


SETTINGS = (
    Setting("light", 1280, True),
    Setting("dark", 320, True),
    Setting("light", 320, False),
    Setting("dark", 1280, False),
)


def in_turn(pages, thorough):
    """The settings for each page: all of them for the thorough ones, and for any other the one whose turn it is."""
    return {
        page: SETTINGS if page in thorough else SETTINGS[number % len(SETTINGS) :][:1]
        for number, page in enumerate(pages)
    }


@dataclass
class Visit:
    """What one page did over the network, what axe found, and how it was from a folder and without JavaScript."""

    page: str
    status: int = 0
    said: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    headings: int = 0
    shift: float = 0.0
    too_wide: list = field(default_factory=list)
    unread: dict = field(default_factory=dict)
    faults: dict = field(default_factory=dict)
    said_in_folder: list = field(default_factory=list)
    asked_in_folder: list = field(default_factory=list)
    plain: str | None = None


class Reader:
    """One tab for all pages, and what the page that is open in it said and asked for."""

    def __init__(self, browser, **settings):
        self.context = browser.new_context(viewport=DESK, **settings)
        self.tab = self.context.new_page()
        self.said, self.asked = [], []
        self.tab.on("console", lambda m: m.type in {"error", "warning"} and self.said.append(m.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))

    def open(self, url):
        self.said, self.asked = [], []
        return self.tab.goto(url)


def visit_all(browser, address, folder, settings, whole=False):
    """A visit for each page, by its address below the site, in the settings given for it.

    Where they are all settings, the page is opened from its folder and without JavaScript as well. axe judges the whole
    page, or what is left of it where what is like something else is taken out.
    """
    visits = {page: Visit(page) for page in settings}
    reader, plain = Reader(browser), Reader(browser, java_script_enabled=False)
    tools = reader.context.new_cdp_session(reader.tab)  # the policy of the pages keeps every other way out
    met = []
    # those that are looked at in every setting come first, so that what a later page leaves out was seen in all of them
    for visit in sorted(visits.values(), key=lambda visit: -len(settings[visit.page])):
        _arrive(reader, visit, urljoin(address, visit.page))
        _measure(reader.tab, visit)
        _judge(reader.tab, tools, visit, settings[visit.page], None if whole else met)
        if settings[visit.page] == SETTINGS:
            reader.open(f"{folder.as_uri()}/{visit.page}")
            visit.said_in_folder, visit.asked_in_folder = reader.said, reader.asked
            plain.open(urljoin(address, visit.page))
            visit.plain = plain.tab.locator("article").first.inner_text()
    for each in (reader, plain):
        each.context.close()
    return visits


def _arrive(reader, visit, url):
    tab = reader.tab
    tab.set_viewport_size(DESK)
    tab.emulate_media(color_scheme="light", reduced_motion="no-preference")
    visit.status = reader.open(url).status
    visit.said, visit.asked = reader.said, reader.asked
    visit.headings = tab.locator("article h1").count()
    visit.shift = tab.evaluate(SHIFT)
    if visit.shift > GOOD:  # where the machine is busy the typeface comes late, and now it is there
        reader.open(url)
        visit.shift = tab.evaluate(SHIFT)
    reader.said, reader.asked = [], []  # what axe does is not the page's doing


def _measure(tab, visit):
    tab.evaluate(UNFOLD, [True, ALL])
    for width in WIDTHS:
        tab.set_viewport_size({**DESK, "width": width})
        if tab.evaluate("document.documentElement.scrollWidth") > width:
            visit.too_wide.append(width)
    if not tab.locator(".cc-chart").count():
        return
    for width in READ_AT:
        tab.set_viewport_size({**DESK, "width": width})
        if found := tab.evaluate(SMALL, LEAST):
            visit.unread[width] = found


def _judge(tab, tools, visit, settings, met):
    tab.evaluate(UNFOLD, [False, ALL])
    tab.emulate_media(reduced_motion="reduce")
    tools.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    if met is not None:
        tab.evaluate(UNFOLD, [True, SOME])
        met += tab.evaluate(SHORTEN, met)
    for setting in settings:
        tab.emulate_media(color_scheme=setting.scheme)
        tab.set_viewport_size({**DESK, "width": setting.width})
        tab.evaluate(UNFOLD, [setting.unfolded, SOME])
        visit.faults[setting] = tab.evaluate(JUDGE, RULES)


def open_page(browser, address, page, width=1280, scheme="light", script=True):
    """A page in a context of its own, which listens to what it says and asks for."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
    )
    tab = context.new_page()
    tab.said, tab.asked = [], []
    tab.on("console", lambda message: message.type in {"error", "warning"} and tab.said.append(message.text))
    tab.on("pageerror", lambda error: tab.said.append(str(error)))
    tab.on("request", lambda request: tab.asked.append(request.url))
    answer = tab.goto(urljoin(address, page))
    tab.status = answer.status if answer else None
    tab.wait_for_load_state("load")
    return tab
