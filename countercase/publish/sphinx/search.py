"""The search index: the same for a book compiled in steps as for a book compiled at once, and headings as text.

Sphinx finds the stem of a word anew for each page; most words of a page stand on others, so each is found once here.
Where Sphinx adds to an index that it finds, it forgets the entries of the glossary that it does not read again, and
keeps words that no page holds any more. Its search page puts headings on itself as HTML, so they are escaped here.
"""

from __future__ import annotations

from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.search import js_index
from sphinx.search.en import SearchEnglish
from sphinx.util.index_entries import split_index_msg


class English(SearchEnglish):
    """The language of the book, with each stem found once."""

    def init(self, options: dict[str, str]) -> None:
        """Make ready. Called by Sphinx."""
        super().init(options)
        self.stem = cache(super().stem)


def mended(index: dict[str, Any], env: BuildEnvironment) -> dict[str, Any]:
    """The index with the entries of all pages, without words of no page, and with headings as text."""
    numbers = {name: number for number, name in enumerate(index["docnames"])}
    entries: dict[str, list[tuple[int, str, bool]]] = {}
    for page, of_page in sorted(env.get_domain("index").entries.items()):
        found = {
            (word, target, main)
            for kind, value, target, main, _ in of_page
            for word in split_index_msg(kind, value)
            if page in numbers
        }
        for word, target, main in sorted(found):
            entries.setdefault(word.lower(), []).append((numbers[page], target, main == "main"))
    words = {kind: {word: pages for word, pages in index[kind].items() if pages != []} for kind in _WORDS}
    # the headings that a build before this one has written come back escaped
    headings = {escape(unescape(title)): places for title, places in index["alltitles"].items()}
    return {**index, **words, "alltitles": headings, "indexentries": entries}


_WORDS = ("terms", "titleterms")


def mend(app: Sphinx, error: Exception | None) -> None:
    """Write the index anew, in the form of Sphinx."""
    path = Path(app.outdir) / "searchindex.js"
    if error is None and path.exists():
        index = js_index.loads(path.read_text(encoding="utf-8"))
        path.write_text(js_index.dumps(mended(index, app.env)), encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> dict[str, object]:
    """Register, for when everything is written."""
    app.add_search_language(English)
    app.connect("build-finished", mend)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
