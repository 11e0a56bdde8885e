"""One visit to each page of the built site, as several readers would pay it, and what was seen."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import axe_playwright_python

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe judges contrast by the colours of the words, their size and weight, and all that is painted behind them, and takes
# longer for it than for all else. Where `earlier` is given, it is asked of three places with the same of these, and of
# none where an earlier page had them in order, on whichever paper. What stands elsewhere than in the flow, or is of
# another kind, is told apart, as something else may lie behind it
JUDGE = """async ([rules, earlier]) => {
    const known = new Set(earlier), met = {};
    const kind = e => `${e.localName}.${e.className.baseVal ?? e.className}[${e.getAttributeNames()}]`;
    const behind = new Map([[null, ""]]);
    const ground = e => {
        if (!behind.has(e)) {
            const s = getComputedStyle(e), placed = !["static", "relative"].includes(s.position);
            const own = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.mixBlendMode].join(" ");
            const plain = own === "rgba(0, 0, 0, 0) none 1 none normal" && !placed && s.transform === "none";
            behind.set(e, (plain ? "" : `${own} ${placed ? kind(e) : ""}/`) + ground(e.parentElement));
        }
        return behind.get(e);
    };
    const written = e => e.matches("input, select, textarea")
        || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
    for (const e of earlier ? document.body.querySelectorAll("*") : []) {
        if (!written(e) || !e.checkVisibility({visibilityProperty: true})) continue;
        const s = getComputedStyle(e), off = e.closest(":disabled, [aria-disabled=true]") !== null;
        const look = [kind(e), off, s.color, s.fontSize, s.fontWeight, s.textShadow, ground(e)].join(" ");
        if (known.has(look)) continue;
        met[look] = (met[look] ?? 0) + 1;
        if (met[look] <= 3) e.dataset.look = look;
    }
    if (earlier) axe.configure({rules: [{id: "color-contrast", selector: "[data-look]"}]});
    const {violations, incomplete} = await axe.run(document, {
        resultTypes: ["violations", "incomplete"], runOnly: rules, elementRef: true, preload: {assets: ["media"]},
    });
    const open = new Set([...violations, ...incomplete].flatMap(v => v.nodes.map(n => n.element.dataset.look)));
    document.querySelectorAll("[data-look]").forEach(e => { delete e.dataset.look; });
    return [
        violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`),
        Object.keys(met).filter(look => !open.has(look)),
    ];
}"""
# the rules whose answer hangs on what is folded away, when what can be unfolded was judged unfolded
FOLDED = {
    "type": "rule",
    "values": [
        *("color-contrast", "heading-order", "page-has-heading-one", "empty-heading", "region", "bypass", "skip-link"),
        *("target-size", "scrollable-region-focusable", "aria-hidden-focus", "summary-name", "tabindex"),
        *("landmark-one-main", "landmark-unique"),
    ],
}
# of rows, items and blocks that hold the same kinds of elements, with words in the same places and the same around
# them, three are left on a page, and none where an earlier page had them: what axe says of one it says of all. A
# drawing that is hidden from whoever listens is one thing, whose colours are held by calculation
# (`tests/show/test_look.py`)
SHORTEN = """earlier => {
    const kept = make => { const held = new Map(); return e => held.get(e) ?? held.set(e, make(e)).get(e); };
    const digest = text => {
        let [one, other] = [0xdeadbeef, 0x41c6ce57];
        for (let i = 0; i < text.length; i++) {
            one = Math.imul(one ^ text.charCodeAt(i), 2654435761);
            other = Math.imul(other ^ text.charCodeAt(i), 1597334677);
        }
        return (one >>> 0).toString(36) + (other >>> 0).toString(36);
    };
    const kind = kept(e => `${e.localName}.${e.className.baseVal ?? e.className}[${e.getAttributeNames()}]`);
    const shape = kept(e => digest(
        [kind(e), !!e.textContent.trim(), ...new Set([...e.children].map(shape))].join(" ")));
    const above = kept(e => e.parentElement ? [...new Set([kind(e.parentElement), ...above(e.parentElement)])] : []);
    const around = kept(e => digest(above(e).join(" ")));
    const known = new Set(earlier), met = {};
    const rows = "tr:not(:first-child), li:not(:has(ul, ol)), li:has(ul, ol) > :not(ul, ol)";
    const blocks = "article :is(p:not(th p), figure, details, pre, blockquote, table, ul, ol)";
    for (const drawing of document.querySelectorAll("svg[aria-hidden=true]")) drawing.replaceChildren();
    for (const e of document.querySelectorAll(`${rows}, ${blocks}`)) {
        if (!e.isConnected) continue;
        const one = `${shape(e)} ${around(e)}`;
        met[one] = (met[one] ?? 0) + 1;
        if (met[one] > 3 || known.has(one)) e.remove();
    }
    return Object.keys(met).filter(one => !known.has(one));
}"""
# the first folds open or not, and the others closed: axe needs minutes for all of them
UNFOLD = """([open, most]) => {
    [...document.querySelectorAll("article details")].forEach((d, n) => { d.open = open && n < most; });
    return new Promise(done => requestAnimationFrame(() => setTimeout(done)));  // what a fold loads is there by then
}"""
# what Web Vitals call good
GOOD = 0.1
SHIFT = """() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) total += e.value; }))
        .observe({type: "layout-shift", buffered: true});
    const titles = document.querySelectorAll("article h1").length;
    requestAnimationFrame(() => setTimeout(() => done([titles, total]), 50));
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
# the order in which they are looked at: each is one step from the one before, and the last is how a page is opened
STEPS = (SETTINGS[2], SETTINGS[1], SETTINGS[3], SETTINGS[0])


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
        self.context = browser.new_context(viewport=DESK, color_scheme="light", **settings)
        self.tab = self.context.new_page()
        self.said, self.asked = [], []
        self.width, self.scheme = DESK["width"], "light"
        self.tab.on("console", lambda m: m.type in {"error", "warning"} and self.said.append(m.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))

    def open(self, url):
        self.said, self.asked = [], []
        return self.tab.goto(url)

    def look(self, width, scheme="light"):
        """See the page so wide and on such paper: it is laid out and painted anew only where something changes."""
        if width != self.width:
            self.tab.set_viewport_size({**DESK, "width": width})
        if scheme != self.scheme:
            self.tab.emulate_media(color_scheme=scheme)
        self.width, self.scheme = width, scheme


@dataclass
class Met:
    """What was judged before: rows and blocks by their shape, and words by how they are painted."""

    shapes: list = field(default_factory=list)
    looks: list = field(default_factory=list)


def visit_all(browser, address, folder, settings, apart, whole=False):
    """A visit for each page, by its address below the site, in the settings given for it.

    Those in `apart` are opened from their folder and without JavaScript as well. axe judges the whole page, or what is
    left of it where what is like something else is taken out.
    """
    visits = {page: Visit(page) for page in settings}
    reader, filed, plain = Reader(browser), Reader(browser), Reader(browser, java_script_enabled=False)
    met = None if whole else Met()
    # those that are looked at in every setting come first, so that what a later page leaves out was seen in all of them
    for visit in sorted(visits.values(), key=lambda visit: -len(settings[visit.page])):
        _arrive(reader, visit, urljoin(address, visit.page))
        _measure(reader, visit)
        _judge(reader, visit, settings[visit.page], met)
        if visit.page in apart:
            filed.open(f"{folder.as_uri()}/{visit.page}")
            visit.said_in_folder, visit.asked_in_folder = filed.said, filed.asked
            plain.open(urljoin(address, visit.page))
            visit.plain = plain.tab.locator("article").first.inner_text()
    for each in (reader, filed, plain):
        each.context.close()
    return visits


def _arrive(reader, visit, url):
    reader.look(DESK["width"])
    visit.status = reader.open(url).status
    visit.said, visit.asked = reader.said, reader.asked
    visit.headings, visit.shift = reader.tab.evaluate(SHIFT)
    if visit.shift > GOOD:  # where the machine is busy the typeface comes late, and now it is there
        reader.open(url)
        _, visit.shift = reader.tab.evaluate(SHIFT)
    reader.said, reader.asked = [], []  # what axe does is not the page's doing


def _measure(reader, visit):
    tab = reader.tab
    tab.evaluate(UNFOLD, [True, ALL])
    drawn = tab.locator(".cc-chart").count()
    for width in sorted({*WIDTHS, *(READ_AT if drawn else ())}, reverse=True):
        reader.look(width)
        if width in WIDTHS and tab.evaluate("document.documentElement.scrollWidth") > width:
            visit.too_wide.append(width)
        if drawn and width in READ_AT and (found := tab.evaluate(SMALL, LEAST)):
            visit.unread[width] = found


def bring_axe(tab):
    """axe for the page that is open; the policy of the pages keeps every other way out."""
    tools = tab.context.new_cdp_session(tab)
    tools.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    tools.detach()


def _judge(reader, visit, settings, met):
    tab = reader.tab
    bring_axe(tab)
    tab.evaluate(UNFOLD, [True, SOME])
    if met:
        met.shapes += tab.evaluate(SHORTEN, met.shapes)
    unfolded = True
    for setting in sorted(settings, key=STEPS.index):
        reader.look(setting.width, setting.scheme)
        if setting.unfolded != unfolded:
            tab.evaluate(UNFOLD, [setting.unfolded, SOME])
        unfolded = setting.unfolded
        rules = FOLDED if met and len(settings) > 1 and not setting.unfolded else RULES
        visit.faults[setting], looks = tab.evaluate(JUDGE, [rules, met and met.looks])
        if met:
            met.looks += looks
