"""One visit to each page of the built site, as several readers would pay it, and what was seen."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import axe_playwright_python

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# how an element is told from others: its name, its classes, the names of its attributes, its role and its type; and
# a long text in few letters
TOLD_APART = """
    const kept = make => { const held = new Map(); return e => held.get(e) ?? held.set(e, make(e)).get(e); };
    const digest = text => {
        let [one, other] = [0xdeadbeef, 0x41c6ce57];
        for (let i = 0; i < text.length; i++) {
            one = Math.imul(one ^ text.charCodeAt(i), 2654435761);
            other = Math.imul(other ^ text.charCodeAt(i), 1597334677);
        }
        return (one >>> 0).toString(36) + (other >>> 0).toString(36);
    };
    const kind = kept(e => [
        e.localName, e.className.baseVal ?? e.className, e.getAttributeNames(), e.getAttribute("role"), e.type,
    ].join(" "));
"""
# axe judges contrast by the colours of the words, their size and weight, and all that is painted behind them; a link
# within words by how it is told from them; and what is tapped by its size and what lies near. For these three rules it
# takes longer than for all else. Where `earlier` is given, it is asked of three places with the same of these, and of
# none where an earlier page had them in order, on whichever paper. What stands elsewhere than in the flow, or is of
# another kind, is told apart, as something else may lie behind it
JUDGE = """async ([rules, earlier]) => {
    if (!window.axe) bringAxe();
TOLD_APART
    const known = new Set(earlier?.split(" ")), met = {};
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
    const painted = kept(e => {
        const s = getComputedStyle(e), size = parseFloat(s.fontSize);
        const large = size >= 24 || (size >= 18.66 && s.fontWeight >= 700);  // what asks for less contrast
        return [kind(e), s.color, large, s.fontWeight, s.textShadow, ground(e)].join(" ");
    });
    // what is drawn with signs is no word to axe
    const written = e => e.matches("input, select, textarea")
        || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && /[^\\s\\u25a0-\\u25ff]/.test(n.data));
    // the block in which a link stands, how both are painted, and whether there are more other words than linked ones
    const linked = e => {
        let block = e.parentElement;
        while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
        const s = getComputedStyle(e), words = block.textContent.trim().length;
        const links = [...block.querySelectorAll("a, button")].reduce((n, a) => n + a.textContent.trim().length, 0);
        const told = [s.display, s.textDecoration, s.borderBottom, s.outline, s.fontStyle, s.fontFamily];
        return [painted(e), told, painted(block), words > links, words - links > links].join(" ");
    };
    const targets = "a, area, button, input, select, textarea, summary, iframe, audio, video, "
        + "[role], [tabindex], [contenteditable]";
    const boxes = earlier === null ? [] : [...document.body.querySelectorAll(targets)]
        .filter(e => e.checkVisibility({visibilityProperty: true})).map(e => [e, e.getBoundingClientRect()]);
    // how large it is, and how far from the next, as far as that matters
    const sized = ([e, box]) => {
        let near = 24;
        for (const [other, { left, right, top, bottom }] of boxes) {
            if (other === e) continue;
            const across = Math.max(left - box.right, box.left - right);
            const down = Math.max(top - box.bottom, box.top - bottom);
            near = Math.min(near, Math.max(across, down));
        }
        const most = n => Math.min(Math.floor(n), 24), wide = most(box.width), high = most(box.height);
        const close = wide + high < 48 ? Math.floor(near) : near < 0;  // what is large may be near, and not covered
        return [kind(e), kind(e.parentElement), wide, high, close].join(" ");
    };
    const asked = {look: "color-contrast", linked: "link-in-text-block", sized: "target-size"};
    const mark = (e, rule, what) => {
        if (!Array.isArray(rules) && !rules.values.includes(asked[rule])) return;
        const one = digest(`${rule} ${what}`);
        if (known.has(one)) return;
        met[one] = (met[one] ?? 0) + 1;
        if (met[one] <= 3) e.dataset[rule] = one;
    };
    if (earlier !== null) {
        for (const e of document.body.querySelectorAll("*")) {
            const off = () => e.closest(":disabled, [aria-disabled=true]") !== null;
            if (!written(e) || !e.checkVisibility({visibilityProperty: true})) continue;
            mark(e, "look", `${painted(e)} ${off()}`);
        }
        for (const e of document.body.querySelectorAll("a[href]")) {
            if (e.checkVisibility({visibilityProperty: true})) mark(e, "linked", linked(e));
        }
        for (const box of boxes) mark(box[0], "sized", sized(box));
        axe.configure({rules: Object.entries(asked).map(([rule, id]) => ({id, selector: `[data-${rule}]`}))});
    }
    const {violations, incomplete} = await axe.run(document, {
        resultTypes: ["violations", "incomplete"], runOnly: rules, elementRef: true,
        preload: document.querySelector("audio, video") ? {assets: ["media"]} : false,
    });
    const open = new Set();
    for (const { dataset } of [...violations, ...incomplete].flatMap(v => v.nodes.map(n => n.element))) {
        for (const rule in asked) open.add(dataset[rule]);
    }
    for (const rule in asked) {
        document.querySelectorAll(`[data-${rule}]`).forEach(e => { delete e.dataset[rule]; });
    }
    return [
        violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`),
        Object.keys(met).filter(one => !open.has(one)).join(" "),
    ];
}""".replace("TOLD_APART", TOLD_APART)
# the rules whose answer hangs on what is folded away, when what can be unfolded was judged unfolded
FOLDED = {
    "type": "rule",
    "values": [
        *("color-contrast", "heading-order", "page-has-heading-one", "empty-heading", "region", "bypass", "skip-link"),
        *("target-size", "scrollable-region-focusable", "aria-hidden-focus", "summary-name", "tabindex"),
        *("landmark-one-main", "landmark-unique"),
    ],
}
# the first folds open or not, and the others closed: axe needs minutes for all of them. What is only measured is laid
# out, and need not be painted
FOLDS = """
    document.documentElement.style.visibility = seen ? "" : "hidden";
    [...document.querySelectorAll("article details")].forEach((d, n) => { d.open = open && n < most; });
"""
# of elements of one kind, within the same kinds, and with words or without, three are left on a page, and none where an
# earlier page had them: what axe says of one it says of all. A row, an item or a block goes where all that is in it can
# go; where there are no words, what an element holds may be its name, and tells it apart. A drawing that is hidden from
# whoever listens is one thing, whose colours are held by calculation (`tests/show/test_look.py`)
SHORTEN = """([open, most, seen, earlier]) => {
FOLDS
TOLD_APART
    const above = kept(e => e.parentElement ? [...new Set([kind(e.parentElement), ...above(e.parentElement)])] : []);
    const around = kept(parent => digest([kind(parent), ...above(parent)].join(" ")));
    const held = e => e.textContent.trim() ? "words" : [...new Set([...e.children].map(kind))].join(" ");
    const one = kept(e => digest(`${kind(e)} ${held(e)} ${around(e.parentElement)}`));
    const known = new Set(earlier.split(" ")), met = {};
    const enough = e => known.has(one(e)) || met[one(e)] >= 3;
    const blocks = "p:not(th p), figure, details, pre, pre > span, blockquote, table, ul, ol, "
        + "div:not(:has(h1, h2, h3, h4, label, input, select, textarea))";
    const apart = `tr:not(:first-child), li, option:not(:first-child), article :is(${blocks})`;
    for (const drawing of document.querySelectorAll("svg[aria-hidden=true]")) drawing.replaceChildren();
    for (const e of document.querySelectorAll(apart)) {
        if (!e.isConnected) continue;
        const within = [e, ...e.querySelectorAll("*")];
        if (within.every(enough)) {
            e.remove();
        } else {
            for (const own of within.filter(x => x.closest(apart) === e)) met[one(own)] = (met[one(own)] ?? 0) + 1;
        }
    }
    return Object.keys(met).filter(one => !known.has(one)).join(" ");
}""".replace("FOLDS", FOLDS).replace("TOLD_APART", TOLD_APART)
UNFOLD = """([open, most, seen]) => {
FOLDS
    return new Promise(done => requestAnimationFrame(() => setTimeout(done)));  // what a fold loads is there by then
}""".replace("FOLDS", FOLDS)
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
    """What was judged before: rows and blocks by their shape, and words, links and targets by how they are shown."""

    shapes: str = ""
    looks: str = ""


def visit_all(browser, address, folder, settings, apart, whole=False):
    """A visit for each page, by its address below the site, in the settings given for it.

    Those in `apart` are opened from their folder and without JavaScript as well. axe judges the whole page, or what is
    left of it where what is like something else is taken out.
    """
    visits = {page: Visit(page) for page in settings}
    reader, filed, plain = Reader(browser), Reader(browser), Reader(browser, java_script_enabled=False)
    # axe is sent to the browser once, and runs where `JUDGE` calls it
    reader.context.add_init_script(f"window.bringAxe = () => {{ {AXE.read_text(encoding='utf-8')} }};")
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
    tab.evaluate(UNFOLD, [True, ALL, False])
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
    if met:
        met.shapes += " " + tab.evaluate(SHORTEN, [True, SOME, True, met.shapes])
    else:
        tab.evaluate(UNFOLD, [True, SOME, True])
    unfolded = True
    for setting in sorted(settings, key=STEPS.index):
        reader.look(setting.width, setting.scheme)
        if setting.unfolded != unfolded:
            tab.evaluate(UNFOLD, [setting.unfolded, SOME, True])
        unfolded = setting.unfolded
        rules = FOLDED if met and len(settings) > 1 and not setting.unfolded else RULES
        visit.faults[setting], looks = tab.evaluate(JUDGE, [rules, met.looks if met else None])
        if met:
            met.looks += " " + looks
