"""A small site to print: a landing page, two chapters, a list of facts, and a page that print leaves out."""

import shutil
from textwrap import dedent

import pytest

from countercase.publish.site import site

PAGE = """<!doctype html><html><head><title>x</title></head><body><nav>Somewhere else</nav>
<article class="bd-article"><section id="top">{}</section></article></body></html>"""

PAGES = {
    "book/index": """
        <h1>Is it so?<a class="headerlink" href="#top">#</a></h1>
        <p>See <a href="cases/one.html">the first case</a>, <a href="https://example.org/far">a far place</a>
        and <a href="../downloads/one.csv">a file</a>.</p>""",
    "book/cases/one": """
        <h1>The first case</h1><p>It rests on <span class="cc-ref"><a href="../record/evidence.html#fact-1"
        aria-describedby="card-1">Lo, para. 1</a><span class="cc-card" id="card-1">what hover shows</span></span>,
        <a href="two.html#verdict">the second</a> and <a href="../record/figures.html#picture">a picture</a>.</p>
        <section id="how"><h2>How it came
        about</h2>
        <figure class="cc-figure" id="picture" aria-labelledby="picture-title"><figcaption id="picture-title">A picture
        </figcaption><div class="cc-chart cc-wide" role="img" aria-label="A square">
        <svg aria-hidden="true" viewBox="0 0 10 10"><defs><clipPath id="clip"><rect width="5"
        height="5"/></clipPath></defs><rect width="9" height="9" clip-path="url(#clip)"/></svg></div>
        <div class="cc-chart cc-narrow">for phones</div>
        <details><summary>Data</summary><table></table></details></figure>
        <details><summary>Line by line</summary><table><thead><tr><th>Step</th></tr></thead>
        <tbody><tr><th>The first step</th></tr></tbody></table></details>
        <details><summary>2 further facts</summary><table><thead><tr><th>Fact</th><th>When</th></tr></thead><tbody>
        <tr><th><a href="../record/evidence.html#fact-1">It rained.</a></th><td>1990</td></tr>
        <tr><th><a href="../record/evidence.html#fact-2">It snowed.</a></th><td>1991</td></tr></tbody></table></details>
        </section>""",
    "book/cases/two": """
        <h1>The second case</h1><section id="verdict"><h2>The verdict</h2><p>No. <a href="../index.html">Why?</a></p>
        </section><p style="break-before: page">A second page.</p>""",
    "book/record/evidence": """
        <h1>The evidence</h1><form><input></form><table class="cc-table"><thead><tr><th>Fact</th><th>When</th></tr>
        </thead><tbody><tr id="fact-1"><th>It rained.</th><td>1990</td></tr><tr id="fact-2"><th>It snowed.</th>
        <td>1991</td></tr></tbody></table>""",
    "book/record/figures": """
        <h1>The figures</h1><figure class="cc-figure" id="picture"></figure>""",
}

TOC = """
    root: book/index
    parts:
      - caption: "Cases & verdicts"
        chapters:
          - glob: book/cases/*
      - caption: The record
        chapters:
          - file: book/record/evidence
            sections:
              - file: book/record/figures
    """

CITED = """
    title: "The book: One question"
    version: 1.2.3
    date-released: 2020-02-03
    license: MIT
    authors:
      - name: "Somebody"
    """


@pytest.fixture(scope="session")
def small_book(root, tmp_path_factory):
    """The folder of a project with a built site."""
    folder = tmp_path_factory.mktemp("small-book")
    for page, body in PAGES.items():
        path = folder / site.SITE / f"{page}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(body), encoding="utf-8")
    shutil.copytree(root / "book/_static", folder / site.SITE / "_static")
    (folder / "_toc.yml").write_text(dedent(TOC))
    (folder / "CITATION.cff").write_text(dedent(CITED))
    return folder
