"""The whole argument, and the works that it cites, as files in the forms of others."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ...argue.debate import debate
from ...argue.library import Library
from ...data.record import WORKS as BIBLIOGRAPHY
from ...data.relation import load_relations
from .. import addresses
from . import AIF, ARGDOWN, FOLDER, WORKS, aif, argdown, works


def files(library: Library) -> Mapping[str, str]:
    """Each file by its address below the top of the site, with what it holds."""
    claims = library.record.claims
    relations = load_relations(library.root, library.record)
    told = aif.dumped(aif.graph(debate(claims, relations), claims))
    title = "Claims, and how they bear on each other"
    at = addresses.downloads(FOLDER)
    return {
        f"{at}/{ARGDOWN}": argdown.dumped(claims.values(), relations, title),
        f"{at}/{AIF}": json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n",
        **{work_file(ending): text for ending, text in _works(library).items()},
    }


def work_file(ending: str) -> str:
    """Where the works lie in the form that has this ending, below the top of the site."""
    return f"{addresses.downloads(WORKS)}/{WORKS}.{ending}"


def _works(library: Library) -> Mapping[str, str]:
    path = library.root / BIBLIOGRAPHY
    return works.files(path.read_text(encoding="utf-8")) if path.exists() else {}
