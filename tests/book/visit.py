"""One visit to every page of the built site, as several readers would pay it, and what was seen."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

import axe_playwright_python

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
JUDGE = """rules => axe.run(document, {resultTypes: ["violations"], runOnly: rules}).then(found =>
    found.violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`))"""
# what Web Vitals call good
GOOD = 0.1
SHIFT = """() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) total += e.value; }))
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => setTimeout(() => done(total), 50));
})"""


@dataclass
class Visit:
    """What one page did: over the network, from a folder, without JavaScript, and what axe found in four settings."""

    page: str
    status: int = 0
    said: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    headings: int = 0
    shift: float = 0.0
    too_wide: list = field(default_factory=list)
    faults: dict = field(default_factory=dict)
    said_in_folder: list = field(default_factory=list)
    asked_in_folder: list = field(default_factory=list)
    plain: str = ""


def _listen(tab, said, asked):
    tab.on("console", lambda message: message.type in {"error", "warning"} and said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))


def visit_all(browser, address, folder, pages):
    """A visit for each page, by its address below the site."""
    visits = {page: Visit(page) for page in pages}
    script = AXE.read_text(encoding="utf-8")
    # the policy of the pages would keep the tool out as well
    reader = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True, reduced_motion="reduce")
    strict = browser.new_context(viewport={"width": 1280, "height": 900})
    plain = browser.new_context(java_script_enabled=False)
    for visit in visits.values():
        tab = strict.new_page()
        _listen(tab, visit.said, visit.asked)
        answer = tab.goto(urljoin(address, visit.page))
        tab.wait_for_load_state("load")
        visit.status = answer.status
        visit.headings = tab.locator("article h1").count()
        visit.shift = tab.evaluate(SHIFT)
        tab.close()
        if visit.shift > GOOD:  # where the machine is busy the typeface comes late, and now it is there
            tab = strict.new_page()
            tab.goto(urljoin(address, visit.page))
            visit.shift = tab.evaluate(SHIFT)
            tab.close()

        tab = reader.new_page()
        tab.goto(urljoin(address, visit.page))
        tab.evaluate(script)
        # the rows of folded tables are alike, and a browser needs minutes for all of them: three are unfolded
        for scheme, width, unfold in (
            ("light", 1280, True),
            ("dark", 1280, False),
            ("dark", 320, False),
            ("light", 320, False),
        ):
            tab.emulate_media(color_scheme=scheme)
            tab.set_viewport_size({"width": width, "height": 900})
            tab.evaluate("open => [...document.querySelectorAll('article details')].slice(0, 3).forEach(d => { d.open = open; })", unfold)
            visit.faults[scheme, width] = tab.evaluate(JUDGE, RULES)
            if tab.evaluate("document.documentElement.scrollWidth") > width:
                visit.too_wide.append(width)
        tab.close()

        tab = strict.new_page()
        _listen(tab, visit.said_in_folder, visit.asked_in_folder)
        tab.goto(f"{folder.as_uri()}/{visit.page}")
        tab.wait_for_load_state("load")
        tab.close()

        tab = plain.new_page()
        tab.goto(urljoin(address, visit.page))
        visit.plain = tab.locator("article").first.inner_text()
        tab.close()
    for context in (reader, strict, plain):
        context.close()
    return visits
