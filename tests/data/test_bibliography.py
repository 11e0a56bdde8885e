"""References as reference managers write them, settled into what the list of references takes."""

from pathlib import Path

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from countercase import DataError
from countercase.data.bibliography import NEEDS, TYPES, read_works, settle

FIELDS = {
    "author": "Gill, Bates and Huang, Chin-Hao",
    **{"title": "China’s role", "journal": "Survival", "year": "2009", "publisher": "SIPRI", "booktitle": "Roles"},
    **{"school": "SOAS", "institution": "SIPRI", "note": "Draft"},
}


def written(kind, fields):
    return f"@{kind}{{a,\n" + ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items()) + "\n}\n"


def entry(text):
    found = parse_string(text, "bibtex").entries["a"]
    settle(found)
    return found


@pytest.mark.parametrize("kind", NEEDS)
def test_what_a_type_needs_is_what_the_style_needs(kind):
    """Without a field that is named the list of references cannot be made, and with those that are named it can."""
    needed = [need.split("|")[0] for need in NEEDS[kind]]
    style = find_plugin("pybtex.style.formatting", "plain")()
    whole = written(kind, {name: FIELDS[name] for name in needed} or {"title": "T"})
    assert read_works(whole, "a.bib")
    assert list(style.format_bibliography(parse_string(whole, "bibtex")))
    for missing in needed:
        text = written(kind, {name: FIELDS[name] for name in needed if name != missing} or {"month": "May"})
        with pytest.raises(DataError, match=rf"a\.bib, line 1: work 'a': it has no `{missing}`"):
            read_works(text, "a.bib")


def test_an_entry_of_biblatex_is_one_of_bibtex():
    made = entry(
        "@report{a, author={Gill, Bates}, title={Role}, date={2009-02-03}, institution={SIPRI}, location={Solna}}"
    )
    assert made.type == "techreport"
    assert (made.fields["year"], made.fields["month"], made.fields["address"]) == ("2009", "feb", "Solna")
    made = entry("@online{a, author={{United Nations}}, title={Role}, date={2020}, url={https://un.org/a}}")
    assert made.type == "misc"
    made = entry("@thesis{a, author={A, B}, title={T}, date={2009/2011}, institution={SOAS}}")
    assert (made.type, made.fields["school"], made.fields["year"]) == ("phdthesis", "SOAS", "2009")
    made = entry("@article{a, author={A, B}, title={T}, year={2008}, date={2009}, journaltitle={J}}")
    assert (made.fields["journal"], made.fields["year"]) == ("J", "2008")


def test_to_settle_twice_is_to_settle_once():
    text = (
        "@thesis{a, author={王, 毅 and Gill, Bates}, title={T}, date={2009-02}, institution={X}, "
        "doi={https://doi.org/10.1080/a\\_b}, url={https://e.org/a\\_b}}"
    )
    once = entry(text)
    before = (once.type, dict(once.fields), [str(p) for p in once.persons["author"]])
    settle(once)
    assert (once.type, dict(once.fields), [str(p) for p in once.persons["author"]]) == before


@pytest.mark.parametrize(
    "given", ["10.1080/003", "https://doi.org/10.1080/003", "http://dx.doi.org/10.1080/003", "doi: 10.1080/003"]
)
def test_a_doi_is_itself_however_it_is_written(given):
    assert entry(f"@misc{{a, title={{T}}, doi={{{given}}}}}").fields["doi"] == "10.1080/003"


@each(
    ("name", "short"),
    [
        ("王, 毅", "王毅 2009"),
        ("王毅", "王毅 2009"),
        ("김, 민수", "김민수 2009"),
        ("Wang, Yi", "Wang 2009"),
        ("van der Berg, Jan", "van der Berg 2009"),
        ('{\\"O}zg{\\"u}r, Ali', "Özgür 2009"),
        ("{United Nations}", "United Nations 2009"),
        ("Pushkin, Александр", "Pushkin 2009"),
    ],
)
def test_a_name_is_that_of_its_bearer(name, short):
    text = f"@book{{a, author={{{name}}}, title={{T}}, year={{2009}}, publisher={{P}}}}"
    assert read_works(text, "a.bib") == {"a": short}


def test_a_name_in_han_is_printed_with_the_family_in_front():
    style = find_plugin("pybtex.style.formatting", "plain")()
    data = parse_string("@book{a, author={王, 毅}, title={T}, year={2009}, publisher={P}}", "bibtex")
    for one in data.entries.values():
        settle(one)
    (made,) = style.format_bibliography(data)
    assert "王毅" in made.text.render_as("text")


EXPORTS = {
    "zotero.bib": {
        "gill_chinas_2009": "Gill and Huang 2009",
        "noauthor_situation_2020": "The situation in Mali 2020",
        "noauthor_data_nodate": "Data",
        "__2004": "王毅 and others 2004",
        "world_bank_x_2003": "World Bank and others 2003",
    },
    "better.bib": {
        "gillChinaExpandingRole2009": "Gill and van der Berg 2009",
        "unSituationMali2020": "United Nations 2020",
        "bank2003": "Wang and Sukarno 2003",
        "li2011": "Li 2011",
        **dict.fromkeys(("enc2001", "ds2001", "p2001", "c2001", "pt2001", "m2001"), "A 2001"),
        "l2001": "Law 2001",
        "ab2002": "Wang 2001",
    },
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_zotero_is_taken_as_it_comes(name):
    """With its dates, DOIs bare and whole, escapes, bodies, names that are not western, and works without an author."""
    text = (Path(__file__).parent / "exports" / name).read_text(encoding="utf-8")
    assert read_works(text, name) == EXPORTS[name]
    style = find_plugin("pybtex.style.formatting", "plain")()
    data = parse_string(text, "bibtex")
    for one in data.entries.values():
        settle(one)
    shown = {made.key: made.text.render_as("text") for made in style.format_bibliography(data)}
    assert set(shown) == set(EXPORTS[name])
    if name == "zotero.bib":
        assert data.entries["gill_chinas_2009"].fields["url"] == "https://www.sipri.org/a_b/~x?y=1&z=2"
        assert data.entries["world_bank_x_2003"].fields["doi"] == "10.1596/978-0-8213-5544-2"
        assert shown["__2004"].startswith("王毅, 李肇星, Văn Linh Nguyễn, and Abd al-Raḥmān Ibn Khaldūn.")


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("family=Berg, given=Jan, prefix=van der, useprefix=true", "Write: van der Berg, Jan."),
        ("family=King, given=Martin, suffix=Jr.", "Write: King, Jr., Martin."),
        ("Gill, Bates and family=Wang, given=Yi", "Write: Wang, Yi."),
        ("given=Sukarno", "Write: {Sukarno}."),
    ],
)
def test_a_name_in_the_extended_form_of_biblatex_is_refused_with_the_mend(name, mend):
    with pytest.raises(DataError) as caught:
        read_works(f"@misc{{a,\n  author = {{{name}}},\n  title = {{T}}\n}}", "a.bib")
    (problem,) = caught.value.problems
    assert (problem.line, problem.message.endswith(mend)) == (2, True), problem.message


PIECES = (
    *(
        "A, B",
        "A and B",
        "{{}}",
        "others",
        "\\",
        "\\}",
        "%",
        "{50\\%}",
        "{50%}",
        "{\\'e}",
        "\\c{c}",
        "$x$",
        "&",
        "中国",
        "~",
    ),
    *("\\textbf{x}", "1--2", "jan", "1999", "A, B, C", "<b>", "\\href{a}{b}"),
)


@pytest.mark.slow
@given(
    st.sampled_from(sorted({*NEEDS, *TYPES})),
    st.dictionaries(
        st.sampled_from(["author", "editor", "title", "year", "note", "pages", "month", "series", "date"]),
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=2).map(" ".join),
    ),
)
def test_what_is_read_can_be_shown(kind, fields):
    """Whatever is accepted, the list of references can make an entry of."""
    need = {field.split("|")[0]: "Berg, Jan" for field in NEEDS.get(TYPES.get(kind, kind), ())}
    text = written(kind, need | fields)
    try:
        read_works(text, "book/references.bib")
    except DataError:
        return
    (shown,) = find_plugin("pybtex.style.formatting", "plain")().format_entries([entry(text)])
    shown.text.render(find_plugin("pybtex.backends", "html")())
