"""The look of the charts: colours that follow the page, type, and Altair charts as clean SVG.

A colour is drawn as its light-mode value and replaced in the SVG by a CSS variable with that value to fall back on,
so that one picture belongs to the light page, to the dark page and to a file by itself.
"""

from __future__ import annotations

import re

import altair as alt

INK = "#20252e"
MUTED = "#5b6472"
RULE = "#d9d5cb"
WASH = "#f1ede4"
PAPER = "#fffefb"
LEVELS = ("#b9cbd6", "#6a93ad", "#1f4e6b")
ACCENT = "#9a3b1b"
SOURCES = {"lo": "#0f766e", "kobayashi": "#4547a0", "tylecote": "#a3480f"}

VARIABLES = {
    INK: "--cc-ink",
    MUTED: "--cc-muted",
    RULE: "--cc-rule",
    WASH: "--cc-wash",
    PAPER: "--cc-paper",
    LEVELS[0]: "--cc-level-1",
    LEVELS[1]: "--cc-level-2",
    LEVELS[2]: "--cc-level-3",
    ACCENT: "--cc-accent",
    SOURCES["lo"]: "--cc-lo",
    SOURCES["kobayashi"]: "--cc-kobayashi",
    SOURCES["tylecote"]: "--cc-tylecote",
}
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"
WIDE, NARROW = 700, 340


def level_colours(count: int) -> list[str]:
    """Colours for the levels of a criterion, lowest first: light to dark, so that they read in grey as well."""
    return list(LEVELS) if count > 2 else [LEVELS[0], LEVELS[2]]


def dress(chart: alt.TopLevelMixin) -> alt.TopLevelMixin:
    """The chart with the house style."""
    return chart.configure(
        font=FONT,
        background="transparent",
        aria=False,
        padding=4,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=MUTED,
            titleColor=MUTED,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            gridColor=RULE,
            domainColor=RULE,
            tickColor=RULE,
            labelLimit=260,
        ),
        header=alt.HeaderConfig(labelColor=INK, titleColor=MUTED, labelFontSize=12, labelFontWeight="bold"),
        legend=alt.LegendConfig(labelColor=INK, titleColor=MUTED, labelFontSize=12, titleFontSize=12),
        text=alt.MarkConfig(color=INK, fontSize=12),
    )


def svg(chart: alt.TopLevelMixin, name: str) -> str:
    """The chart as SVG to stand inside a page: ids that belong to `name`, colours that follow the page."""
    import vl_convert

    with alt.utils.schemapi.debug_mode(False):  # the chart is ours: what is checked here is checked by the tests
        spec = dress(chart).to_json()
    text = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    text = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', text)
    text = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", text)
    for colour, variable in VARIABLES.items():
        text = text.replace(f'"{colour}"', f'"var({variable}, {colour})"')
    return re.sub(r"^<svg ", '<svg aria-hidden="true" focusable="false" ', text)
