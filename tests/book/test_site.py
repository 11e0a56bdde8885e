"""The built site, in a browser: every page opens, asks nobody, and links to what is there."""

import json
import random
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlparse

import pytest
from bs4 import BeautifulSoup

from countercase import load
from countercase.argue.case import Reading
from countercase.argue.verdict import outcomes, weigh
from countercase.publish.job import home

MADE_BY_THE_THEME = {"genindex.html", "search.html", "index.html"}


def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_the_pages_are_those_of_the_table_of_contents(built, pages):
    made = {p.relative_to(built).as_posix() for p in built.rglob("*.html") if "_static" not in p.parts}
    assert made - MADE_BY_THE_THEME == set(pages)


def open_page(browser, address, page, width=1280, scheme="light", script=True):
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


def test_every_page_opens_in_silence_and_asks_nobody(browser, address, pages):
    for page in pages:
        for width, scheme in ((1280, "light"), (390, "dark")):
            tab = open_page(browser, address, page, width, scheme)
            assert tab.status == 200, page
            assert tab.said == [], page
            outside = [url for url in tab.asked if not url.startswith((address, "data:"))]
            assert outside == [], page
            assert tab.locator("article h1").count() == 1, page
            tab.context.close()


def test_every_page_opens_from_a_folder(browser, built, pages):
    for page in pages:
        tab = open_page(browser, f"{built.as_uri()}/", page)
        assert tab.said == [], page
        assert all(url.startswith(("file:", "data:")) for url in tab.asked), page
        tab.context.close()


def test_no_page_is_wider_than_a_phone(browser, address, pages):
    for page in pages:
        tab = open_page(browser, address, page, 360)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, page
        tab.context.close()


def test_pages_read_well_without_javascript(browser, address, pages):
    for page in pages:
        tab = open_page(browser, address, page, script=False)
        assert len(tab.locator("article, .bd-article").first.inner_text()) > 300, page
        tab.context.close()


def test_links_and_anchors_lead_somewhere(built, pages):
    anchors = {}

    def ids(path):
        if path not in anchors:
            anchors[path] = {tag["id"] for tag in soup(path).find_all(id=True)}
        return anchors[path]

    broken = []
    for page in pages:
        here = built / page
        for link in soup(here).select("article a[href], .bd-article a[href]"):
            target, fragment = urldefrag(link["href"])
            if urlparse(target).scheme:
                continue
            path = here if not target else (here.parent / unquote(target)).resolve()
            missing = not path.is_file() or (fragment and path.suffix == ".html" and fragment not in ids(path))
            if missing:
                broken.append(f"{page}: {link['href']}")
    assert broken == []


LIBRARY = load()
CASES = sorted(LIBRARY.cases)


def place(case):
    return home(LIBRARY, case)


@pytest.mark.parametrize("case", CASES)
def test_a_case_chapter_holds_everything(built, case):
    page = soup(built / f"{place(case)}/{case}.html")
    headings = [h.get_text().rstrip("#") for h in page.select("article h2, .bd-article h2")]
    assert "The thesis" in headings
    assert "The verdict, and whether it reproduces" in headings
    assert "What stays open" in headings
    for name in ("timeline", "weights", "path", "multiverse"):
        figure = page.find(id=name)
        assert figure.name == "figure"
        assert figure.select_one("svg")
        assert figure.select_one(".cc-finding").text
        assert figure.select_one("details table caption")
        assert (built / place(case) / figure.select_one("a[download]")["href"]).resolve().is_file()
    dossier = LIBRARY.case(case)
    rows = {tr["id"] for tr in page.select("tr[id]")}
    assert set(dossier.case.evidence_ids) <= rows


@pytest.mark.parametrize("case", CASES)
def test_the_downloads_are_whole(built, case):
    folder = built / "downloads" / case
    data = json.loads((folder / f"{case}.verdict.json").read_text())
    assert data == load().case(case).verdict().as_dict()
    notebook = json.loads((folder / f"{case}.ipynb").read_text())
    assert len(notebook["cells"]) > 10
    csv = (folder / f"{case}.evidence.csv").read_text()
    assert csv.count("\n") > len(load().case(case).case.evidence_ids)


def test_roles_show_their_card_on_hover_and_focus(browser, address):
    tab = open_page(browser, address, "book/index.html")
    role = tab.locator(".cc-evidence > a").first
    card = tab.locator(f"#{role.get_attribute('aria-describedby')}")
    assert not card.is_visible()
    role.hover()
    assert card.is_visible()
    assert "Congo" in card.inner_text()
    tab.mouse.move(0, 0)
    role.focus()
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Tab")
    assert card.is_visible()
    role.click()
    assert tab.url.endswith("book/record/evidence.html#kobayashi-pko-1965-press-attack-onuc")
    tab.context.close()


def test_no_page_carries_more_than_it_should(browser, address, built, pages):
    import gzip

    for page in pages:
        tab = open_page(browser, address, page)
        asked = {urlparse(url).path.lstrip("/") for url in tab.asked if url.startswith(address)}
        heavy = [url for url in asked if any(w in url for w in ("fontawesome", "thebe", "vega", "mathjax"))]
        assert heavy == [], page
        weight = sum(len(gzip.compress((built / path).read_bytes(), 9)) for path in asked if (built / path).is_file())
        assert weight < 300_000, f"{page}: {weight}"
        tab.context.close()


def test_the_page_is_at_home_in_a_folder(built):
    assert (built / "index.html").is_file()
    assert not list(Path(built).rglob("*.part"))


def test_the_explorer_finds_facts(browser, address):
    tab = open_page(browser, address, "book/record/evidence.html")
    whole = len(load().record.evidence)
    said = tab.locator(".cc-filter output")
    assert said.inner_text() == f"{whole} of {whole} rows."
    tab.select_option("select[name=institution]", "ILO")
    tab.fill("input[name=from-year]", "1994")
    tab.fill("input[name=to-year]", "1994")
    shown = tab.locator("tr[data-facets]:visible")
    assert 0 < shown.count() < 20
    assert "lo-ilo-1994-speech" in [row.get_attribute("id") for row in shown.all()]
    assert "institution=ILO" in tab.url
    tab.reload()
    assert tab.locator("tr[data-facets]:visible").count() == shown.count()
    tab.click(".cc-filter button")
    tab.wait_for_function(f"document.querySelector('.cc-filter output').textContent.startsWith('{whole} of')")
    tab.context.close()


def test_without_javascript_every_fact_is_there(browser, address):
    tab = open_page(browser, address, "book/record/evidence.html", script=False)
    assert tab.locator("tr[data-facets]").count() == len(load().record.evidence)
    assert tab.locator(".cc-filter").count() == 0
    tab.context.close()


def test_chapters_show_the_figures_of_the_gallery(built):
    page = soup(built / "book/kobayashi/china.html")
    for name in ("p5-peacekeepers", "peacekeeping-budget"):
        figure = page.find("figure", id=name)
        assert figure.select_one("svg")
        assert ((built / "book/kobayashi") / figure.select_one("a[download]")["href"]).resolve().is_file()


def random_settings(library, rng):
    """A case with readings, switches and margin set at random."""
    name = rng.choice(sorted(library.cases))
    framework = library.frameworks[library.cases[name].framework]
    phases = [
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
        for p in library.cases[name].phases
    ]
    switches = {n: rng.choice(list(s.options)) for n, s in framework.switches.items()}
    return framework, phases, rng.randint(0, 6), switches


def judged_here(framework, phases, margin, switches):
    found = []
    for phase in phases:
        held = [p for p in phases if p["id"] == phase["id"] or p["id"] in phase["builds_on"]]
        readings = [
            Reading(locator="lo:p1", because="x", **r) for p in held for r in p["readings"] if r["strength"]
        ]
        weighings = weigh(framework, readings, margin)
        decisions = outcomes(framework, {n: w.levels for n, w in weighings.items()}, switches)
        reached = {d.verdict for d in decisions}
        found.append([v for v in framework.verdicts if v in reached])
    return found


def test_the_page_and_python_judge_alike(browser, address):
    """One rule, two readers of it: a few thousand random settings, and no difference."""
    rng = random.Random(1)
    tab = open_page(browser, address, "book/record/argue.html")
    count = 0
    while count < 3000:
        drawn = [random_settings(LIBRARY, rng) for _ in range(300)]
        sent = [{"framework": f.id, "phases": p, "margin": m, "switches": s} for f, p, m, s in drawn]
        answered = tab.evaluate(
            """settings => settings.map(({framework, phases, margin, switches}) =>
                 Countercase.evaluate(countercaseData.frameworks[framework], phases, margin, switches)
                   .map(phase => phase.verdicts))""",
            sent,
        )
        for (framework, phases, margin, switches), answer in zip(drawn, answered, strict=True):
            assert answer == judged_here(framework, phases, margin, switches)
            count += len(phases)
    tab.context.close()


def test_a_reader_changes_a_case_and_keeps_it(browser, address, root, tmp_path):
    tab = open_page(browser, address, "book/record/argue.html#case=lo-ilo")
    results = tab.locator(".cc-results")
    assert "not socialised" in results.inner_text()
    tab.locator("fieldset select").first.select_option("any")
    assert "flipped" in results.inner_text()
    assert "switch.jointly=any" in tab.url
    tab.locator("details.cc-phase summary").nth(1).click()
    reading = tab.locator("details.cc-phase").nth(1).locator("li").first
    reading.locator("select").nth(1).select_option("0")
    reading.get_by_label("Because").fill("It says nothing of the reason: \"quoted\".")
    tab.get_by_label("Name of the file").fill("from-the-page")
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Download the file").click()
    path = tmp_path / "from-the-page.yml"
    waiting.value.save_as(path)
    made = load(root, also=path).forks["from-the-page"]
    assert made.switches == {"jointly": "any"}
    assert [a.change.kind for a in made.altered] == ["drop", "switch"]
    again = open_page(browser, address, tab.url.removeprefix(address))
    assert again.locator(".cc-results").inner_text() == results.inner_text()
    again.context.close()
    tab.context.close()


def test_the_controls_work_by_keyboard(browser, address):
    tab = open_page(browser, address, "book/record/argue.html#case=lo-ilo")
    control = tab.locator("fieldset select").first
    control.focus()
    tab.keyboard.press("End")
    assert "flipped" in tab.locator(".cc-results").inner_text()
    tab.context.close()


def test_without_javascript_the_page_explains_the_command(browser, address):
    tab = open_page(browser, address, "book/record/argue.html", script=False)
    assert "countercase fork" in tab.locator("#cc-argue").inner_text()
    tab.context.close()
