"""The argument that the page makes: as a link, as a file and as a verdict it is what Python makes of it."""

import json
import re
import shutil

import pytest
import yaml
from ground import ANSWER, deflated
from small_world import HERE

from countercase import load
from countercase.argue.believe import believe
from countercase.argue.imprint import imprint
from countercase.data.link import unpack
from countercase.data.problem import DataError
from countercase.receive import Received
from countercase.show.editor import argue_data
from countercase.show.markup import paragraphs
from countercase.show.narrative import narrative

SCRIPTS = ("argue-rule.js", "argue-case.js", "argue-place.js", "argue-file.js", "argue-link.js")
MADE = """file => { const argument = Countercase.read(data, {file}), judged = Countercase.judge(data, argument);
    return {verdicts: Countercase.comesTo(judged), misfits: judged.misfits.map(m => m.why)}; }"""
SENT = """async file => { const argument = Countercase.read(data, {file});
    return Countercase.link.pack({answers: data.cases[argument.extends].imprint,
        comes_to: Countercase.comesTo(Countercase.judge(data, argument)),
        ...Countercase.travelling(data, argument)}); }"""


@pytest.fixture(scope="module")
def world():
    return load(HERE)


@pytest.fixture(scope="module")
def page(browser, root, world):
    """The scripts that draw nothing, with the data of the small world."""
    tab = browser.new_page()
    for name in SCRIPTS:
        tab.add_script_tag(content=(root / "book/_static" / name).read_text(encoding="utf-8"))
    tab.evaluate("found => { window.data = found; }", argue_data(world))
    yield tab
    tab.close()


def plain(markdown):
    """Markdown without its escapes."""
    return re.sub(r"\\(.)", r"\1", str(markdown))


def files(world):
    """The counter-cases of the small world to its originals, as they are written."""
    for name, made in world.counter_cases.items():
        path = HERE / f"data/cases/{name}.yml"
        written = yaml.load(path.read_text(), Loader=yaml.BaseLoader)
        yield name, made, {key: value for key, value in written.items() if key != "id"}


def came_to(library, name):
    return {p.part.id: list(p.computed) for p in library.dossier(name).verdict().parts}


def test_a_file_comes_to_the_same_in_the_page(page, world):
    seen = set()
    for name, made, file in files(world):
        found = page.evaluate(MADE, file)
        assert found == {"verdicts": came_to(world, name), "misfits": []}, name
        seen |= {a.change.kind for a in made.altered}
    assert seen >= {"reread", "drop", "add", "switch", "margin"}


def test_a_link_of_the_page_says_what_the_file_says(page, world):
    for name, made, file in files(world):
        if not made.altered:  # nothing to send
            continue
        sent = unpack(f"#argument={page.evaluate(SENT, file)}", name)
        assert sent.answers == imprint(world.dossier(made.parent))
        assert {part: list(v) for part, v in sent.comes_to.items()} == came_to(world, name)
        altered = [a.change for a in made.altered]
        assert [(c.kind, getattr(c, c.kind), c.points_to, c.strength, c.to, c.because) for c in sent.file.changes] == [
            (c.kind, getattr(c, c.kind), c.points_to, c.strength, c.to, c.because) for c in altered
        ], name


def test_a_browser_that_cannot_deflate_makes_a_link_all_the_same(page, world):
    name, _, file = next(iter(files(world)))
    code = page.evaluate(
        f"""async file => {{ const kept = window.CompressionStream; window.CompressionStream = undefined;
        try {{ return await ({SENT})(file); }} finally {{ window.CompressionStream = kept; }} }}""",
        file,
    )
    assert code[0] == "j"
    assert unpack(f"#argument={code}", name).file.extends == file["extends"]
    assert page.evaluate("code => Countercase.link.unpack(code)", code)["file"]["extends"] == file["extends"]


def test_the_page_opens_what_python_packs(page):
    assert page.evaluate("code => Countercase.link.unpack(code)", deflated(ANSWER)) == ANSWER


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (deflated(ANSWER)[:-9], "not whole"),
        ("z!", "not whole"),
        ("", "not whole"),
        (deflated([]), "no argument that this page knows"),
        (
            deflated({**ANSWER, "file": {**ANSWER["file"], "changes": [{"drop": {}}]}}),
            "no argument that this page knows",
        ),
        (deflated({**ANSWER, "answers": "x" * 2_000_000}), "more than an argument can"),
    ],
)
def test_the_page_says_what_is_wrong_with_a_link(page, code, said):
    assert said in page.evaluate("code => Countercase.link.unpack(code).catch(error => error.message)", code)


def test_a_link_carries_what_the_page_has_no_field_for(page, world):
    file = {
        **ANSWER["file"],
        "question": "Which?",
        "summary": "In short.",
        "falsifiers": [{"text": "A vote.", "locator": "red:p3"}, {"text": "Two votes.", "derived": "true"}],
    }
    sent = unpack(f"#argument={page.evaluate(SENT, file)}", "my-case").file
    assert (sent.question, sent.summary) == ("Which?", "In short.")
    assert [(f.text, str(f.locator or ""), f.derived) for f in sent.falsifiers] == [
        ("A vote.", "red:p3", False),
        ("Two votes.", "", True),
    ]


VOTE = {"part": "early", "criterion": "deed", "points_to": "partly", "strength": "decisive"}
CHANGES = [
    ({"drop": "red-vote", "part": "late", "criterion": "deed"}, "The case does not read this fact so."),
    ({"drop": "red-gone", "part": "late", "criterion": "deed"}, "This fact is not on record."),
    ({**VOTE, "add": "red-vote"}, "The case reads this fact for this question already."),
    ({**VOTE, "add": "red-vote", "part": "noon"}, "The case has no such part."),
    ({**VOTE, "add": "red-vote", "criterion": "mood"}, "The rule asks no such question."),
    ({**VOTE, "reread": "red-vote", "points_to": "loves"}, "The question has no such answer."),
    ({"switch": "strict", "to": "never"}, "The switch has no such option."),
    ({"switch": "lenient", "to": "all"}, "The rule has no such switch."),
    ({"framework": "door"}, "There is no such rule."),
]


@pytest.mark.parametrize(("change", "why"), CHANGES)
def test_a_change_that_does_not_fit_is_named_and_changes_nothing(page, world, change, why):
    file = {**ANSWER["file"], "changes": [{**change, "because": "Mine."}]}
    found = page.evaluate(MADE, file)
    assert found["misfits"] == [why]
    assert found["verdicts"] == came_to(world, "alpha")


def test_what_each_change_does_is_said(page):
    """In alpha's last part three for refusing outweigh three for complying, and the vote does nothing."""
    add = {
        "add": "red-strike",
        "part": "late",
        "criterion": "deed",
        "points_to": "refuses",
        "strength": "decisive",
        "because": "It closed.",
    }
    file = {
        **ANSWER["file"],
        "changes": [add, {"drop": "red-vote", "part": "early", "criterion": "deed", "because": "One."}],
    }
    said = page.evaluate("file => [...Countercase.effects(data, Countercase.read(data, {file})).values()]", file)
    assert said == [{"alone": True, "needed": True}, {"alone": False, "needed": False}]


@pytest.mark.parametrize(
    "text", ['He says: "no" #1', "It's a – dash: 5%", "back\\slash", "- dash", "@at", "yes", "1988"]
)
def test_the_file_of_the_page_reads_as_it_was_written(page, world, tmp_path, text):
    root = tmp_path / "world"
    shutil.copytree(HERE, root, ignore=shutil.ignore_patterns("alpha-*"))
    own = {
        "id": "own-fire",
        "source": "own",
        "locator": "own:p3",
        "date": "1991",
        "event": f"Event, {text}",
        "proof": "cited",
    }
    add = {
        "add": "own-fire",
        "part": "late",
        "criterion": "deed",
        "points_to": "refuses",
        "strength": "suggestive",
        "because": text,
    }
    file = {
        **ANSWER["file"],
        "title": text,
        "thesis": text,
        "author": text,
        "sources": {"own": text},
        "changes": [add, *ANSWER["file"]["changes"]],
    }
    made = page.evaluate(
        """payload => { const argument = Countercase.read(data, payload), words = Countercase.written(data, argument);
            return [Countercase.yaml("my-case", words), Countercase.table(data, words)]; }""",
        {"file": file, "facts": [own]},
    )
    (root / "data/cases/my-case.yml").write_text(made[0], encoding="utf-8")
    (root / "data/cases/my-case.evidence.csv").write_text(made[1], encoding="utf-8")
    library = load(root)
    counter = library.counter_cases["my-case"]
    assert (counter.case.title, counter.case.thesis, counter.author) == (text, text, text)
    assert [a.change.because for a in counter.altered] == [text, "One vote."]
    assert library.dossier("my-case").record.evidence["own-fire"].event == f"Event, {text}"
    assert (
        json.loads(json.dumps(came_to(library, "my-case")))
        == page.evaluate(MADE.replace("{file}", "file"), {"file": file, "facts": [own]})["verdicts"]
    )


TOLD = 'One: "all" #1 – and\nmore of the same.\n \n  - Then, the second:\n\n\n> a third, with {value}`red-budget`.\n'
PARAGRAPHS = 'One: "all" #1 – and more of the same.\n\n- Then, the second:\n\n> a third, with {value}`red-budget`.'


def test_paragraphs_of_a_telling_stay_paragraphs_in_the_link_in_the_file_and_in_the_chapter(page, tmp_path):
    root = tmp_path / "world"
    shutil.copytree(HERE, root, ignore=shutil.ignore_patterns("alpha-*"))
    file = {**ANSWER["file"], "narratives": {"late": TOLD}}
    made = page.evaluate(
        """file => { const argument = Countercase.read(data, {file});
            return Countercase.yaml("my-case", Countercase.written(data, argument)); }""",
        file,
    )
    sent = unpack(f"#argument={page.evaluate(SENT, file)}", "my-case")
    assert sent.file.narratives == {"late": PARAGRAPHS}
    received = Received("my-case", sent).files["data/cases/my-case.yml"]
    for text in (made, received):
        (root / "data/cases/my-case.yml").write_text(text, encoding="utf-8")
        library = load(root)
        assert [part.narrative for part in library.cases["my-case"].parts] == ["It is told elsewhere.", PARAGRAPHS], (
            text
        )
        told = plain(narrative(library, library.dossier("my-case").verdict()).split("### ")[-1])
        assert told.split("\n\n")[1:4] == PARAGRAPHS.split("\n\n")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One.", 1),
        ("One\nand the same.\n\nTwo.", 2),
        ("One, as YAML leaves it.\nTwo.", 2),
        ("\n\nOne.\n \n\n\nTwo.\n", 2),
    ],
)
def test_an_empty_line_begins_a_paragraph_or_else_each_line(text, count):
    assert len(paragraphs(text).split("\n\n")) == count


def test_a_fact_that_another_counter_case_brings_is_not_on_record_for_this_one(page, tmp_path):
    """It can be read by who brings it and by who answers them: as for Python, so for the page."""
    root = tmp_path / "world"
    shutil.copytree(HERE, root, ignore=shutil.ignore_patterns("alpha-*"))
    add = {"add": "own-fire", "part": "late", "criterion": "deed", "points_to": "refuses", "strength": "decisive"}
    brings = {**ANSWER["file"], "id": "brings", "sources": {"own": "A"}, "changes": [{**add, "because": "It burnt."}]}
    (root / "data/cases/brings.yml").write_text(json.dumps(brings), encoding="utf-8")
    table = "id,source,locator,date,event,proof\nown-fire,own,own:p3,1991,It burnt.,cited\n"
    (root / "data/cases/brings.evidence.csv").write_text(table, encoding="utf-8")
    asked = f"([data, file]) => ({MADE})(file).misfits"
    held = argue_data(load(root))
    assert held["cases"]["brings"]["facts"]["own-fire"]["row"].endswith("counter-cases/brings.html#own-fire")
    assert "own-fire" not in held["facts"]
    own = {**add, "reread": "own-fire", "strength": "suggestive", "because": "A small fire."}
    del own["add"]
    for parent, change, why in (
        ("alpha", {**add, "because": "Mine."}, ["This fact is not on record."]),
        ("brings", own, []),
    ):
        file = {**ANSWER["file"], "extends": parent, "changes": [change]}
        assert page.evaluate(asked, [held, file]) == why
        (root / "data/cases/mine.yml").write_text(json.dumps({**file, "id": "mine"}), encoding="utf-8")
        if why:
            with pytest.raises(DataError, match="unknown evidence: 'own-fire'"):
                load(root)
        else:
            load(root)


def test_two_facts_of_one_sentence_are_named_before_a_file_is_refused(page):
    """The small world has no sentences on record: two are given the same."""
    asked = """file => { const two = {...data, facts: structuredClone(data.facts)};
        two.facts["red-vote"].points = two.facts["red-strike"].points = ["red:p3 1"];
        const argument = Countercase.read(two, {file});
        return Countercase.repeated(two, argument, Countercase.judge(two, argument)).map(r => r.evidence); }"""
    add = {
        "add": "red-strike",
        "part": "early",
        "criterion": "deed",
        "points_to": "partly",
        "strength": "suggestive",
        "because": "It closed.",
    }
    assert page.evaluate(asked, {**ANSWER["file"], "changes": [add]}) == ["red-strike"]
    assert page.evaluate(asked, {**ANSWER["file"], "changes": [{**add, "points_to": "refuses"}]}) == []


def test_the_page_holds_the_imprint_of_each_case(world):
    assert {n: c["imprint"] for n, c in argue_data(world)["cases"].items()} == {
        n: imprint(world.dossier(n)) for n in world.cases
    }


def test_the_page_finds_the_sets_that_python_finds(page, root, world):
    """Every part of the small world, every verdict: how many changes it takes, up to two, and how many such sets."""
    page.add_script_tag(content=(root / "book/_static/argue-believe.js").read_text(encoding="utf-8"))
    asked = """([id, part, goal]) => { const judged = Countercase.original(data, id);
        const p = judged.parts.find(one => one.id === part);
        const held = judged.parts.filter(o => o === p || p.builds_on.includes(o.id)).flatMap(o => o.readings);
        const rule = data.frameworks[judged.framework];
        const found = Countercase.believe(rule, held, judged.margin, judged.switches, goal);
        return [found.size, found.sets.length]; }"""
    sizes = set()
    for name in world.cases:
        judged = world.dossier(name).verdict()
        for part in judged.parts:
            for goal in judged.framework.verdicts:
                here = believe(judged, part, goal, at_most=2)
                assert page.evaluate(asked, [name, part.part.id, goal]) == [here.size, here.count], (name, part, goal)
                sizes.add(here.size)
    assert sizes == {None, 0, 1, 2}
