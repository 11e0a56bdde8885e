"""Axes that several charts share: years below, a unit over the upper end of the values, and a sheet in pixels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair as alt  # takes long to load, and whoever asks for round years alone has no need of it

STEPS = (1, 2, 5, 10, 20, 50, 100)


def years(low: int, high: int, most: int, grid: bool) -> alt.Axis:
    """An axis of round years from `low` to `high`, with a step that makes about `most` of them."""
    import altair as alt

    return alt.Axis(format="d", values=ticks(low, high, most), grid=grid, title=None)


def ticks(low: int, high: int, most: int) -> list[int]:
    """Round years from `low` to `high`, with a step that makes about `most` of them."""
    step = next((s for s in STEPS if (high - low) / s <= most), STEPS[-1] * (1 + (high - low) // (STEPS[-1] * most)))
    return [year for year in range(low - low % step, high + 1, step) if year >= low]


def unit(name: str) -> alt.Axis:
    """An axis of values whose unit stands level, above its upper end."""
    import altair as alt

    return alt.Axis(
        title=name,
        titleAnchor="end",
        titleAngle=0,
        titleAlign="left",
        titleX=0,
        titleY=-8,
        tickCount=5,
        domain=False,
    )


def sheet(width: float, height: float) -> tuple[Callable[[str], alt.X], Callable[[str], alt.Y]]:
    """Places in pixels, across from the left and down from the top, for charts that lay themselves out by columns."""
    import altair as alt

    across = alt.Scale(domain=[0, width], nice=False)
    down = alt.Scale(domain=[0, height], reverse=True, nice=False)
    return (
        lambda name: alt.X(f"{name}:Q", scale=across, axis=None),
        lambda name: alt.Y(f"{name}:Q", scale=down, axis=None),
    )
