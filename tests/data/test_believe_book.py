"""What one would have to believe, for three cases of the book, against every set of up to two changes."""

from collections import defaultdict
from itertools import combinations, product

import pytest

from countercase.argue.believe import believe
from countercase.argue.conclude import conclude

pytestmark = pytest.mark.slow
PARTS = (
    "kobayashi-au-r2p/competition",
    *(pytest.param(part, marks=pytest.mark.audit) for part in ("tylecote-upu/check", "kobayashi-russia-r2p/imitation")),
)


def options(verdict, part):
    """Each thing that may be changed, with all that may become of it; margins well beyond any weight there can be."""
    framework = verdict.framework
    for number, reading in enumerate(part.readings):
        if not reading.given:
            levels = framework.criteria[reading.criterion].levels
            others = [
                reading.model_copy(update={"points_to": level, "strength": strength})
                for level, strength in product(levels, (1, 2, 3))
                if (level, strength) != (reading.points_to, reading.strength)
            ]
            yield ("reading", number), [None, *others]
    for name, switch in framework.switches.items():
        yield ("switch", name), [option for option in switch.options if option != verdict.switches[name]]
    top = 3 * len(part.readings) + 7
    yield ("margin", ""), [margin for margin in range(top + 1) if margin != verdict.margin]


def named(part, key, value):
    if key[0] == "reading":
        reading = part.readings[key[1]]
        after = f"{value.points_to}, {value.strength}" if value else ""
        return ("reading", reading.evidence, reading.criterion, after)
    return key if key[0] == "margin" else (*key, value)


def tried(verdict, part, size):
    """Every set of so many changes by the one verdict that it leads to; of margins only that one was set."""
    found = defaultdict(set)
    for chosen in combinations(list(options(verdict, part)), size):
        keys = [key for key, _ in chosen]
        for values in product(*(held for _, held in chosen)):
            made = dict(zip(keys, values, strict=True))
            readings = [made.get(("reading", i), r) for i, r in enumerate(part.readings)]
            switches = {name: made.get(("switch", name), option) for name, option in verdict.switches.items()}
            margin = made.get(("margin", ""), verdict.margin)
            outcomes = conclude(verdict.framework, [r for r in readings if r], margin, switches).outcomes
            if len(outcomes) == 1:
                found[outcomes[0]].add(frozenset(named(part, *pair) for pair in made.items()))
    return found


def as_tried(changes):
    return frozenset(
        ("margin", "")
        if c.kind == "margin"
        else ("switch", c.name, str(c.after))
        if c.kind == "switch"
        else ("reading", c.name, c.criterion, str(c.after) if c.after else "")
        for c in changes
    )


@pytest.mark.parametrize("name", PARTS)
def test_the_smallest_sets_are_those_of_trying_everything(library, name):
    case, _, step = name.partition("/")
    verdict = library.dossier(case).verdict()
    part = next(p for p in verdict.parts if p.part.id == step)
    by_size = [tried(verdict, part, size) for size in range(3)]
    reached = 0
    for target in verdict.framework.verdicts:
        if verdict.framework.verdicts[target].mixture:
            continue
        answer = believe(verdict, part, target, at_most=2)
        size = next((n for n, found in enumerate(by_size) if target in found), None)
        assert answer.size == size, target
        if size is not None:
            assert {as_tried(changes) for changes in answer.sets} == by_size[size][target], target
            reached += size > 0
    assert reached
