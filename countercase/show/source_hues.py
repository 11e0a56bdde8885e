"""The colours of sources: each that argues has its place in the palette, the same wherever one is shown.

No picture says which source it is by the colour alone.
"""

from __future__ import annotations

from ..argue.library import Library
from ..data.record import COLOURS


def places(library: Library) -> dict[str, int]:
    """The place of each source in the palette, from 1; 0 where there are no more.

    It is what the source chose, or what is free, in order.
    """
    sources = {key: library.record.sources[key] for key in library.arguing}
    chosen = {source.colour for source in sources.values()}
    free = iter([number for number in range(1, COLOURS + 1) if number not in chosen])
    return {key: source.colour or next(free, 0) for key, source in sources.items()}
