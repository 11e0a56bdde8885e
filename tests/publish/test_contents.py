"""The table of contents of the built site."""

from dataclasses import replace

from small_world import small_copied

from countercase import load
from countercase.data.contents import named, read
from countercase.publish.site import site
from countercase.publish.site.contents import Entry, contents, left_out, to_list, unlisted, whole
from countercase.publish.sphinx import contents as taught


def test_parts_and_pages_stand_in_order_and_patterns_are_filled_from_the_site(small_book):
    first, cases, record = contents(small_book, small_book / site.SITE)
    assert (first.caption, first.entries) == ("", (Entry("book/index"),))
    assert cases.caption == "Cases & verdicts"
    assert cases.entries == (Entry("book/cases/one"), Entry("book/cases/two"))
    assert record.entries == (Entry("book/record/evidence"), Entry("book/record/figures", 2))


def test_every_page_of_the_project_is_found(root):
    entries = list(named(read(root)["parts"]))
    assert len(entries) > 40
    for page in entries:
        made = page.startswith(("book/cases/", "book/record/"))
        assert made or (root / f"{page}.md").is_file(), page


TOC = {
    "root": "book/index",
    "parts": [
        {"caption": "Ash", "chapters": [{"file": "book/ash", "sections": [{"file": "book/ash/more"}]}]},
        {"caption": "The cases", "chapters": [{"file": "book/cases/ash-one"}, {"file": "book/cases/birch-one"}]},
        {"caption": "Nothing yet", "chapters": [{"glob": "book/compare/*"}, {"file": "book/record/mechanisms"}]},
        {"caption": "The record", "chapters": [{"file": "book/record/evidence"}, {"file": "book/words"}]},
    ],
}
WRITTEN = {"book/index", "book/ash", "book/ash/more", "book/words"}
MADE = {"book/cases/ash-one", "book/cases/birch-one", "book/record/evidence"}


def listed(toc):
    return {part["caption"]: list(named(part["chapters"])) for part in toc["parts"]}


def test_what_has_nothing_to_show_leaves_the_contents_and_so_does_a_part_that_is_empty():
    assert list(listed(whole(TOC, WRITTEN | MADE))) == ["Ash", "The cases", "The record"]
    full = WRITTEN | MADE | {"book/record/mechanisms", "book/compare/a--b"}
    assert listed(whole(TOC, full))["Nothing yet"] == ["book/compare/a--b", "book/record/mechanisms"]


def test_a_page_that_somebody_has_to_write_stays_listed_so_that_its_lack_is_told():
    assert "book/words" in listed(whole(TOC, MADE))["The record"]
    assert "book/cases/birch-one" in listed(whole(TOC, WRITTEN))["The cases"]


def test_a_new_case_stands_after_the_last_one_near_it_and_another_page_after_those_of_its_folder():
    new = {"book/cases/ash-two", "book/record/claims", "book/record/shelf", "book/counter-cases/no"}
    near = {"book/cases/ash-two": ["book/ash", "book/cases/ash-one"]}
    made = listed(whole(TOC, WRITTEN | MADE | new, lambda page: near.get(page, ())))
    assert made["The cases"] == ["book/cases/ash-one", "book/cases/ash-two", "book/cases/birch-one"]
    assert made["The record"] == ["book/record/evidence", "book/record/claims", "book/record/shelf", "book/words"]
    assert made["Counter-cases"] == ["book/counter-cases/no"]


class Counted(dict):
    """Cases, and which of them were asked for."""

    def __init__(self, cases):
        super().__init__(cases)
        self.asked = []

    def __getitem__(self, name):
        self.asked.append(name)
        return super().__getitem__(name)


def test_no_case_is_made_whole_to_know_beside_which_others_it_belongs(monkeypatch, tmp_path):
    library = load(small_copied(tmp_path))
    sources = {name: library.cases[name].source for name in library.originals}
    counted = replace(library, cases=Counted(library.cases))
    monkeypatch.setattr(taught, "cached", lambda: counted)
    near = taught.neighbours()
    for name in [*sources, *sources]:
        beside = [f"book/cases/{other}" for other in sources if sources[other] == sources[name]]
        assert near(f"book/cases/{name}") == [f"book/{sources[name]}", *beside]
    assert counted.cases.asked == []
    assert near("book/record/evidence") == ()


def test_a_case_alone_of_its_source_stands_at_the_end_of_the_part_that_holds_the_essay_on_it():
    made = listed(whole(TOC, WRITTEN | MADE | {"book/cases/x"}, lambda page: ["book/ash"]))
    assert made["Ash"] == ["book/ash", "book/ash/more", "book/cases/x"]


def test_the_contents_as_they_are_listed_are_whole_when_all_is_there():
    pages = WRITTEN | MADE | {"book/record/mechanisms"}
    parts = [{**part, "chapters": [c for c in part["chapters"] if "glob" not in c]} for part in TOC["parts"]]
    assert whole(TOC, pages) == {**TOC, "parts": parts}


def test_what_stands_in_the_contents_by_itself_is_told(tmp_path):
    (tmp_path / "_toc.yml").write_text(
        "root: book/index\nparts:\n  - {caption: A, chapters: [{glob: book/compare/*}]}\n"
    )
    for name in ("cases/new", "compare/a--b", "record/evidence"):
        path = tmp_path / f"book/{name}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text("{}")
    assert unlisted(tmp_path) == ["book/cases/new", "book/record/evidence"]


def test_a_page_that_somebody_wrote_and_did_not_list_is_told_with_the_line_to_add(tmp_path):
    for name in ("index", "draft", "sub/more", "listed", "_static/fonts/README"):
        path = tmp_path / f"book/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A page\n")
    (tmp_path / "_toc.yml").write_text(
        "root: book/index\nparts:\n  - {caption: A, chapters: [{file: book/listed.md}]}\n"
    )
    assert left_out(tmp_path) == ["book/draft", "book/sub/more"]
    assert to_list("book/draft") == (
        "book/draft.md is not in the contents, so that no page is made of it. Add to _toc.yml:  - file: book/draft"
    )
