"""What stands over a figure."""

from __future__ import annotations

from .markup import NOTHING, Html
from .table import permalink

CAPTION = Html('<figcaption><span class="cc-figure-title" id="')
"""How the caption of each figure begins; the id of the figure follows. A page puts its number behind the first tag."""


def heading(name: str, title: str, lead: str, rest: str, shown: str) -> Html:
    """What stands over a figure: what was found, a link to the figure, what else was found, and what is drawn."""
    more = Html('<span class="cc-finding">{}</span>').format(rest) if rest else NOTHING
    return CAPTION + Html('{}-title">{}</span>{}{}<span class="cc-shown">{}</span></figcaption>').format(
        name, lead, permalink(name, f"figure: {title}"), more, shown
    )
