"""What a counter-case brings of its own, and what lies beside the cases and is not read."""

import pytest
from small_world import FEW, HERE, small_copied

from countercase import DataError, load

COLUMNS = (HERE / "data/evidence.csv").read_text(encoding="utf-8").splitlines()[0].replace("sentence,", "")
FACT = "own-strike,own,{place},1994,Port,League,treaty,A strike ended in talks.,,,,,,,documented,"
CASE = (
    "id: my-case\nextends: alpha\ntitle: Mine\nauthor: A. Critic\nthesis: I hold this.\nsources:\n  own: {work}\n"
    "changes:\n  - add: own-strike\n    part: late\n    criterion: reason\n    points_to: gain\n"
    "    strength: substantial\n    because: They talked.\n"
)
WORKS = {
    "A study": ("A study", ""),
    "{title: A study, author: Ann Other, year: 2020}": ("Ann Other 2020", ""),
    "{title: A study, author: World Bank}": ("World Bank", ""),
    "{work: survey}": ("Red survey", "survey"),
}


@pytest.fixture
def folder(tmp_path):
    return small_copied(tmp_path, (*FEW, "beta", "beta-half", "beta-wide"))


def written(folder, work="A study", place="own:page12", case="my-case"):
    (folder / "data/cases/my-case.yml").write_text(CASE.format(work=work), encoding="utf-8")
    table = f"{COLUMNS}\n{FACT.format(place=place)}\n"
    (folder / f"data/cases/{case}.evidence.csv").write_text(table, encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize("work", WORKS)
def test_a_work_is_a_title_an_entry_or_a_key(folder, work):
    held = written(folder, work)
    record = held.dossier("my-case").record
    mark, key = WORKS[work]
    if key:
        mark = held.record.works[key]
    assert record.cite(record.evidence["own-strike"].locator) == f"{mark}, p. 12"
    assert record.sources["own"].work == key


@pytest.mark.parametrize("place", ["own:p12", "own:L4-L9", "own:section2.1", "own:time12:30", "own:https://e.org/a"])
def test_a_place_in_ones_own_work_can_be_whatever_it_has(folder, place):
    held = written(folder, place=place)
    assert str(held.dossier("my-case").record.evidence["own-strike"].locator) == place


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("{author: Ann Other}", "line 7: a work of one’s own has a `title`, or it names one of the references"),
        ("{title: A, work: survey}", "line 7: a work of one’s own has a `title`, or it names"),
        ("{work: survey, year: 2020}", "line 7: `work` names one of the references, which says the rest"),
        ("{work: servey}", "line 7: unknown work: 'servey'. Did you mean 'survey'?"),
        ("{title: A, address: example.org}", "line 7: the address 'example.org' should begin with https://"),
        ("{titel: A}", "line 7: `titel` is not a word that stands here. Did you mean 'title'?"),
    ],
)
def test_a_work_that_is_none(folder, work, said):
    with pytest.raises(DataError) as caught:
        written(folder, work)
    assert said in str(caught.value)


def test_a_table_may_be_as_another_program_wrote_it(folder):
    written(folder)
    path = folder / "data/cases/my-case.evidence.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line.replace(",", ";") for line in lines) + "\n;;;;;;;;;;;;;;;\n"
    path.write_text("sep=;\n" + text, encoding="utf-8")
    assert "own-strike" in load(folder).dossier("my-case").record.evidence


STRAYS = {
    "cases/mine.yaml": "nothing reads it under this name. Call it mine.yml.",
    "cases/alfa.evidence.csv": "there is no case 'alfa' to which it belongs. Did you mean 'alpha'?",
    "cases/alpha.evidence.csv": "'alpha' is no counter-case, and a table beside it is not read.",
    "cases/beta-half.csv": "The facts of a counter-case stand in beta-half.evidence.csv, as CSV.",
    "cases/beta-half.evidence.xlsx": "The facts of a counter-case stand in beta-half.evidence.csv, as CSV.",
    "cases/notes.txt": "nothing reads a file of this kind here.",
    "frameworks/gate.yaml": "nothing reads it under this name. Call it gate.yml.",
    "figures/one.YML": "nothing reads it under this name. Call it one.yml.",
}


@pytest.mark.parametrize("name", STRAYS)
def test_what_nothing_reads_is_named(folder, name):
    path = folder / "data" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(folder)
    (problem,) = caught.value.problems
    assert problem.file == f"data/{name}"
    assert STRAYS[name] in problem.message


def test_a_word_for_readers_and_hidden_files_may_lie_there(folder):
    for name in ("README.md", ".gitkeep"):
        (folder / "data/cases" / name).write_text("", encoding="utf-8")
    assert load(folder)


def test_what_lies_beside_a_file_that_somebody_sends_is_named(folder, tmp_path_factory):
    sent = tmp_path_factory.mktemp("sent") / "sent-case.yml"
    text = (
        CASE.replace("my-case", "sent-case").replace("own-strike", "red-veto").replace("sources:\n  own: {work}\n", "")
    )
    sent.write_text(text, encoding="utf-8")
    assert "sent-case" in load(folder, also=sent).cases
    sent.with_suffix(".evidence.ods").write_bytes(b"")
    with pytest.raises(DataError, match=r"sent-case\.evidence\.ods: nothing reads a table under this name"):
        load(folder, also=sent)


def test_who_answers_a_case_is_known_the_newest_first(folder):
    held = load(folder)
    assert [a.id for a in held.answers("beta")] == ["beta-half", "beta-wide"]  # none has a day: by title
    path = folder / "data/cases/beta-wide.yml"
    path.write_text(path.read_text(encoding="utf-8") + "date: 2026-01-02\nauthor: Ann Other\n", encoding="utf-8")
    held = load(folder)
    assert [(a.id, a.author, a.date) for a in held.answers("beta")] == [
        ("beta-wide", "Ann Other", "2026-01-02"),
        ("beta-half", "", ""),
    ]
    assert held.answers("gamma-three") == ()
    assert held.cases["beta-wide"].author == "Ann Other"


@pytest.mark.parametrize("day", ["2026", "2026-11", "26.11.2026", "2026-02-30", "2026-01-01/2026-01-02"])
def test_the_day_of_a_counter_case_is_a_day(folder, day):
    path = folder / "data/cases/beta-wide.yml"
    path.write_text(path.read_text(encoding="utf-8") + f"date: {day}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"beta-wide\.yml, line 7: "):
        load(folder)


def test_a_counter_case_may_tell_a_part_itself(folder):
    path = folder / "data/cases/beta-half.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "narratives:\n  only: I tell it so.\n", encoding="utf-8")
    held = load(folder)
    assert held.cases["beta-half"].parts[0].narrative == "I tell it so."
    assert held.counter_cases["beta-half"].narrated == {"only"}
    assert held.counter_cases["beta-wide"].narrated == frozenset()
    path.write_text(text + "narratives:\n  onli: I tell it so.\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"line 8: unknown part: 'onli'\. Did you mean 'only'"):
        load(folder)
