"""The whole argument as files in the forms of others."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ...argue.debate import debate
from ...argue.library import Library
from ...data.relation import load_relations
from . import AIF, ARGDOWN, aif, argdown


def files(library: Library) -> Mapping[str, str]:
    """Each file by its name, with what it holds."""
    claims = library.record.claims
    relations = load_relations(library.root, library.record)
    told = aif.dumped(aif.graph(debate(claims, relations), claims))
    title = "Claims, and how they bear on each other"
    return {
        ARGDOWN: argdown.dumped(claims.values(), relations, title),
        AIF: json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n",
    }
