"""Live charts, in a browser: on demand, under the strictest policy, from a server and from a folder."""

import re
from base64 import b64encode
from urllib.parse import urljoin

import pytest
from ground import wait_until

from countercase.publish.sphinx.meta_tags import POLICY

PAGE = "book/cases/lo-ilo.html"
DOTS = """async made => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(made), sign => sign.charCodeAt(0))]));
    const { width, height } = picture;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) dark += data[at] + data[at + 1] + data[at + 2] < 300;
    return { width, height, corner: [...data.slice(0, 4)], dark };
}"""


class Tab:
    """A page with a figure on it, unfolded as a reader unfolds it, what it said and what it asked for."""

    def __init__(self, page, name):
        self.page, self.context = page, page.context
        self.said, self.asked = page.said, page.asked
        self.choose(name)

    def choose(self, name):
        self.figure = self.page.locator(f"figure#{name}")
        self.button = self.figure.locator("button.cc-explore")
        folds = self.page.locator(f"article details:has(figure#{name})")
        for number in range(folds.count()):  # from the outermost in; a click works without JavaScript as well
            if folds.nth(number).get_attribute("open") is None:
                folds.nth(number).locator("> summary").click()

    def explore(self):
        self.button.click()
        self.figure.locator(".cc-live svg").wait_for()

    def loaded(self, word):
        return [url for url in self.asked if word in url]


@pytest.fixture
def tab(opened, address):
    return lambda page=PAGE, name="timeline", **settings: Tab(opened(urljoin(address, page), **settings), name)


def test_a_page_without_figures_has_no_script_for_them(tab):
    page = tab("book/glossary.html")
    assert page.loaded("explore.js") == []
    assert page.loaded("figure.css") == []


def tells(page):
    """What is told of the mark that is pointed at in a live chart."""
    told = page.page.locator("#vg-tooltip-element.visible")
    told.wait_for()
    return told.inner_text()


def in_pixels(page):
    """The browser makes a picture of the weights: the drawing and its words, twice its size, on light paper."""
    page.choose("weights")
    page.figure.get_by_text("Save or share").click()
    with page.page.expect_download() as saving:
        page.figure.get_by_role("button", name="Picture (PNG)").click()
    assert saving.value.suggested_filename == "lo-ilo-weights.png"
    made = saving.value.path().read_bytes()
    assert made.startswith(b"\x89PNG")
    dots = page.page.evaluate(DOTS, b64encode(made).decode())
    chart = page.figure.locator(".cc-wide svg").evaluate(
        "svg => [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height]"
    )
    assert dots["width"] == int(2 * (chart[0] + 40))
    assert 2 * (chart[1] + 120) < dots["height"] < 2 * (chart[1] + 260)
    assert dots["corner"] == [255, 254, 251, 255]
    assert dots["dark"] > 2000  # words and bars are there


@pytest.mark.audit
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", ["server", "folder"])
def test_the_browser_makes_the_picture_in_pixels(tab, built, where, scheme):
    """Also where the page is dark, or a file."""
    page = tab(PAGE if where == "server" else (built / PAGE).as_uri(), scheme=scheme)
    in_pixels(page)
    assert page.said == []


@pytest.mark.parametrize("place", [pytest.param("a server", marks=pytest.mark.audit), "a folder"])
def test_every_chart_comes_when_it_is_asked_for_tells_its_marks_and_follows_the_theme(tab, built, place):
    """Under the policy of the page; the bundle comes once for all of them, and a picture of a dark page is light."""
    page = tab(scheme="dark") if place == "a server" else tab((built / PAGE).as_uri(), scheme="dark")
    in_pixels(page)
    page.choose("timeline")
    assert page.loaded("vega") == []
    assert page.loaded(".chart.js") == []
    assert page.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") == POLICY

    page.explore()
    page.figure.locator(".cc-live .mark-symbol path").first.hover()
    words = tells(page)
    facts = page.figure.locator("details tbody th").all_text_contents()
    assert any(fact in words for fact in facts)
    assert "Bears on" in words

    label = page.figure.locator(".cc-live text").first
    ink = "e => getComputedStyle(e).fill"
    before = label.evaluate(ink)
    page.page.evaluate("document.documentElement.dataset.theme = 'light'")
    after = label.evaluate(ink)
    assert before != after
    assert after == page.figure.locator(".cc-wide text").first.evaluate(ink)

    for name in ("weights", "path", "multiverse"):
        page.choose(name)
        page.explore()
    # the words on a mark do not hide what it tells
    page.figure.locator(".cc-live text", has_text=re.compile(r"^\d+$")).first.hover()
    page.page.locator("#vg-tooltip-element.visible", has_text="Of a hundred").wait_for()

    assert page.said == []
    assert page.page.locator("figure .cc-live svg").count() == 4
    assert len(page.loaded("vega.js")) == 1
    assert len(page.loaded(".chart.js")) == 4
    assert page.page.locator("[style]").evaluate_all("found => found.filter(e => e.closest('.cc-chart')).length") == 0
    assert len({url.partition(":")[0] for url in page.asked}) == 1


def test_a_bundle_that_does_not_come_is_said_and_the_keyboard_opens_the_chart_and_brings_the_picture_back(tab):
    page = tab()
    page.context.route("**/vega.js", lambda route: route.abort())
    page.button.click()
    said = page.figure.get_by_text("vega.js could not be loaded")
    said.wait_for()
    assert page.figure.locator(".cc-wide").is_visible()
    page.context.unroute("**/vega.js")
    page.button.focus()
    page.page.keyboard.press("Enter")
    live = page.figure.locator(".cc-live")
    live.locator("svg").wait_for()
    assert page.button.evaluate("e => e === document.activeElement")
    assert live.get_attribute("role") == "img"
    assert live.locator("svg").get_attribute("aria-hidden") == "true"
    assert live.get_attribute("aria-label") == page.figure.locator(".cc-wide").get_attribute("aria-label")
    assert not page.figure.locator(".cc-wide").is_visible()
    page.page.keyboard.press("Escape")
    assert live.count() == 0
    assert page.figure.locator(".cc-wide").is_visible()
    assert page.button.evaluate("e => e === document.activeElement")


def test_years_can_be_looked_at_closely(tab):
    page = tab("book/kobayashi/russia.html", name="russian-aid")
    page.explore()
    years = page.figure.locator(".cc-live .role-axis-label text")
    whole = years.all_text_contents()
    page.figure.get_by_role("button", name="Zoom in").click()
    wait_until(
        page.page,
        "whole => [...document.querySelectorAll('#russian-aid .cc-live .role-axis-label text')]"
        ".map(e => e.textContent).join() !== whole",
        ",".join(whole),
    )
    before, closer = ([int(year) for year in found if len(year) == 4] for found in (whole, years.all_text_contents()))
    assert before[0] < closer[0] < closer[-1] < before[-1]
    page.figure.get_by_role("button", name="Zoom out").click()
    assert page.figure.locator(".cc-said").inner_text() == "All years."


def mark_tells(page, point):
    """A mark of the picture is pointed at, and what it is stands beside it until Escape is pressed."""
    mark = page.figure.locator(".cc-chart:visible path[data-m]").first
    mark.scroll_into_view_if_needed()
    point(mark)
    told = page.page.locator(".cc-told")
    told.wait_for()
    says = page.figure.get_attribute("data-says").split("¦")[int(mark.get_attribute("data-m"))]
    assert told.locator("p").all_text_contents() == [line.replace(": ", " ", 1) for line in says.split(" | ")]
    within(page, told)
    page.page.keyboard.press("Escape")
    assert not told.is_visible()
    assert page.loaded("vega") == []


def within(page, told):
    """It is on the screen in its whole width."""
    box = told.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.page.viewport_size["width"]


def test_on_a_phone_a_mark_tells_what_it_is_by_a_touch_near_it_and_the_live_chart_fits(tab):
    page = tab(width=390, height=800, has_touch=True)

    def touch(mark):
        place = mark.bounding_box()
        page.page.touchscreen.tap(place["x"] - 6, place["y"] + place["height"] / 2)

    mark_tells(page, touch)
    page.explore()
    box = page.figure.locator(".cc-live svg").evaluate("e => e.viewBox.baseVal.width")
    assert box <= 350
    page.figure.locator(".cc-live .mark-symbol path").first.hover()
    tells(page)
    within(page, page.page.locator("#vg-tooltip-element.visible"))
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.said == []


def test_without_javascript_the_picture_is_there_as_svg_and_no_button(tab):
    page = tab(java_script_enabled=False)
    assert page.button.count() == 0
    assert page.figure.locator(".cc-wide").is_visible()
    assert not page.figure.locator(".cc-spec").is_visible()
    page.figure.get_by_text("Save or share").click()
    assert page.figure.locator(".cc-take").inner_text().split("\n") == ["Data (CSV)", "Picture (SVG)"]


def test_pictures_open_by_themselves(opened, built):
    page = opened((built / "downloads/lo-ilo/lo-ilo-weights.svg").as_uri())
    assert page.evaluate("document.documentElement.width.baseVal.value") == pytest.approx(680, abs=15)


def test_a_picture_tells_its_marks_takes_the_whole_screen_and_gives_its_address(tab, address):
    """Without the live chart: by pointing at it, in pixels, and by what stands below it, to be shown elsewhere."""
    page = tab(permissions=["clipboard-read", "clipboard-write"])
    in_pixels(page)
    page.choose("timeline")
    mark_tells(page, lambda mark: mark.hover())
    before = page.figure.bounding_box()["width"]
    page.figure.get_by_role("button", name="Full screen").click()
    wait_until(page.page, "document.querySelector('#timeline').classList.contains('cc-full')")
    assert page.figure.bounding_box()["width"] > before + 200
    page.figure.get_by_role("button", name="Back to the page").click()
    wait_until(page.page, "!document.querySelector('#timeline').classList.contains('cc-full')")
    page.figure.get_by_text("Save or share").click()
    copied = "() => navigator.clipboard.readText()"
    page.figure.get_by_role("button", name="Copy link").click()
    page.figure.get_by_text("The address of this figure is copied.").wait_for()
    assert page.page.evaluate(copied) == f"{address}{PAGE}#timeline"
    page.figure.get_by_role("button", name="Embed").click()
    page.figure.get_by_text("HTML that shows this figure on another page is copied.").wait_for()
    other = page.page.context.new_page()
    other.set_content(page.page.evaluate(copied))
    image = other.locator("a img")
    assert image.evaluate("e => e.decode().then(() => e.naturalWidth)") > 600
    assert image.get_attribute("alt") == page.figure.locator(".cc-wide").get_attribute("aria-label")
    assert other.locator("a").get_attribute("href") == f"{address}{PAGE}#timeline"
    assert page.said == []
