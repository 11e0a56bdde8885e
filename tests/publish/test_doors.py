"""What leads on from the chapter of a case."""

from types import SimpleNamespace

from docutils import nodes
from small_world import small

from countercase.publish.sphinx import doors
from countercase.show.addresses import Address

PAGES = ("book/record/argue", "book/record/shelf", "book/compare/alpha--alpha-two", "book/red", "book/cases/alpha")


def environment(*missing):
    pages = [page for page in PAGES if page not in missing]
    titles = {page: nodes.title("", "What red holds") for page in pages}
    return SimpleNamespace(titles=titles, found_docs=set(pages))


def test_a_case_leads_to_its_critics_its_comparisons_and_its_essay():
    library = small()
    found = doors.doors(library, "alpha", environment(), [("alpha", "alpha-two"), ("beta", "gamma")])
    assert len(library.answers("alpha")) == 6
    assert found == [
        ("Argue back with this case", Address("book/record/argue", "case=alpha")),
        ("Six counter-cases to it", Address("book/record/shelf")),
        (f"Beside {library.cases['alpha-two'].name}", Address("book/compare/alpha--alpha-two")),
        ("What red holds", Address("book/red")),
    ]


def test_a_door_without_a_page_behind_it_is_not_there():
    env = environment("book/record/argue", "book/compare/alpha--alpha-two", "book/red")
    assert [place.page for _, place in doors.doors(small(), "alpha", env, [("alpha", "alpha-two")])] == [
        "book/record/shelf"
    ]


def test_the_doors_stand_under_the_answer(monkeypatch):
    monkeypatch.setattr(doors, "pairs", lambda library: [("alpha", "alpha-two"), ("beta", "gamma")])
    monkeypatch.setattr(doors, "cached", small)
    builder = SimpleNamespace(name="html", get_relative_uri=lambda page, other: f"to:{other}")
    app = SimpleNamespace(builder=builder, env=environment())
    doors.gather(app, app.env)
    section = nodes.section(
        "", nodes.title("", "Alpha"), nodes.paragraph("", "In short."), nodes.paragraph("", "More.")
    )
    document = nodes.document(None, None, "", section)
    doors.put(app, document, "book/cases/alpha")
    kinds = [type(node).__name__ for node in section.children]
    assert kinds == ["title", "paragraph", "raw", "paragraph"]
    assert '<a href="to:book/record/argue#case=alpha">Argue back with this case</a>' in section[2].astext()
    assert '<a href="to:book/compare/alpha--alpha-two">' in section[2].astext()
    doors.put(app, document, "book/lo")
    assert len(section) == 4


def test_the_doors_stand_below_all_three_sentences_of_the_answer(monkeypatch):
    monkeypatch.setattr(doors, "cached", small)
    builder = SimpleNamespace(name="html", get_relative_uri=lambda page, other: f"to:{other}")
    app = SimpleNamespace(builder=builder, env=environment(), cc_pairs=[])
    opened = nodes.raw("", '<div class="cc-in-short" id="verdict">', format="html")
    closed = nodes.raw("", "</div>", format="html")
    told = [nodes.paragraph("", words) for words in ("Claim.", "Verdict.", "Hinge.")]
    section = nodes.section("", nodes.title("", "Alpha"), opened, *told, closed, nodes.paragraph("", "More."))
    doors.put(app, nodes.document(None, None, "", section), "book/cases/alpha")
    assert [type(node).__name__ for node in section.children][-3:] == ["raw", "raw", "paragraph"]
    assert "Argue back with this case" in section[-2].astext()


def test_every_comparison_of_a_case_is_a_door():
    library = small()
    compared = [("alpha", name) for name in ("alpha-two", "beta", "gamma", "other")]
    env = environment()
    env.found_docs |= {f"book/compare/{one}--{other}" for one, other in compared}
    places = [place.page for _, place in doors.doors(library, "alpha", env, compared)]
    assert [page for page in places if "/compare/" in page] == [f"book/compare/{a}--{b}" for a, b in compared]
