"""A whole project that is small: three cases of the small world, with the templates, frame and program of the book.

It builds in seconds, and has every kind of input that the book has.
"""

import shutil
from pathlib import Path
from textwrap import dedent

import small_world

WHOLE = ("countercase", "notebooks", "book/_templates", "book/_static")
FILES = ("_config.yml", "CITATION.cff", "requirements.txt", "book/proof.md", "book/references.md")
CASES = ("alpha", "alpha-drop", "other")

PAGES = {
    "index": """
        # The port

        It begins [with the port](port.md), as {evidence}`red-treaty` has it.
        """,
    "port": """
        # What the port did

        A {term}`word` that stands in the glossary, and a {value}`red-budget` that was paid.
        It came to {verdict}`alpha`, and is stated as {verdict}`alpha/late stated`.
        See {cite}`survey`, and {claim}`red-c2`.

        ## And afterwards

        The port went on as it had begun before, and nobody asked it why.
        """,
    "coding": """
        # How a fact is read

        A reading has a reason that anybody can follow.
        """,
    "words": """
        # Words

        ```{glossary}
        Word
           A sound with a meaning that somebody gives it.
        ```
        """,
}

TOC = """
    format: jb-book
    root: book/index
    parts:
      - caption: "The story of a port"
        chapters:
          - file: book/port
          - glob: book/cases/*
      - caption: "What others hold"
        chapters:
          - glob: book/counter-cases/*
          - glob: book/compare/*
          - file: book/record/agreement
          - file: book/record/argue
          - file: book/record/checks
          - file: book/record/claims
          - file: book/record/debate
          - file: book/record/dictionary
          - file: book/record/disputes
          - file: book/record/editions
          - file: book/record/evidence
          - file: book/record/figures
          - file: book/record/map-blue
          - file: book/record/map-red
          - file: book/record/reproduction
          - file: book/record/rule-gate
          - file: book/record/rule-mixed
          - file: book/record/silence
          - file: book/words
          - file: book/coding
          - file: book/references
          - file: book/proof
    """


def small_project(root: Path, folder: Path, read_only: bool = False) -> Path:
    """Write the project into a folder, with what it takes from the one in `root`. Returns the folder.

    Of one that is for reading only, and not built, the program and the templates are links to those of `root`.
    """
    for name in WHOLE:
        if read_only:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).symlink_to(root / name)
        else:  # with what Python has made of the modules, which is as good there: the times come along
            shutil.copytree(root / name, folder / name)
    shutil.copytree(small_world.HERE / "data", folder / "data")
    shutil.copy(small_world.HERE / "book/references.bib", folder / "book")
    for name in FILES:
        shutil.copy(root / name, folder / name)
    for path in (folder / "data/cases").iterdir():
        if path.stem not in CASES:
            path.unlink()
    (folder / "data/comparisons.yml").write_text("pairs:\n  - [alpha, other]\n", encoding="utf-8")
    for name, text in PAGES.items():
        (folder / f"book/{name}.md").write_text(dedent(text).lstrip(), encoding="utf-8")
    (folder / "_toc.yml").write_text(dedent(TOC).lstrip(), encoding="utf-8")
    return folder
