"""A world that never was, small enough to be worked out with a pencil: two frameworks, twelve facts, a few cases.

Its data lie in `small_world/`. What they come to was worked out by hand and stands in the tables below; the tests of
the engine hold it to them. Whoever changes a reading of the book changes nothing here.

The rule of `gate` has the criteria deed (R refuses, P partly, C complies) and reason (G gain, B belief), the derived
level degree (low, high) and the switch strict (all, half). Its verdicts (out: outside, form: formal, strat: strategic,
soc: socialised) by level; the degree is high in the cells that say strat or soc, and low in the others:

    strict: all   G      B          strict: half   G      B
    R             out    form       R              out    form
    P             form   form       P              strat  soc
    C             strat  soc        C              strat  soc

The rule of `mixed` has one criterion, motive (G gain, B belief, M both), and two switches. `joined: together` makes
gain and belief, each with a reading of 2 or more, hold together as both. `doubt: kind` calls both a mixture (mix),
`harsh` calls it strategic. Gain is strategic and belief socialised, whatever the switches. By default motives stand
`apart`, and the doubt is `harsh`.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ground import held, written

from countercase import load
from countercase.argue.conclude import conclude
from countercase.argue.verdict import judge
from countercase.data.decision_table import Row
from countercase.data.framework import Framework
from countercase.data.reading import Reading
from countercase.data.standard import Standard

HERE = Path(__file__).with_suffix("")

PARTS = """
part             | weights    | open    | why              | computed           | stated             | same
alpha/early      | 0 1 3, 0 0 | C, GB   | settled, unread  | strat soc          | soc                | no
alpha/late       | 1 1 3, 1 3 | C, B    | settled, settled | soc                | soc                | yes
mends/switch     | 0 2 0, 0 2 | P, B    | settled, settled | form               | soc                | no
mends/margin     | 0 0 3, 3 1 | C, G    | settled, settled | strat              | strat soc          | no
mends/together   | 0 3 0, 2 1 | P, G    | settled, settled | form               | strat soc          | no
mends/either-way | 2 2 0, 0 3 | RP, B   | level, settled   | form               | form soc           | no
mends/one-level  | 0 0 3, 0 3 | C, B    | settled, settled | soc                | form               | no
mends/two-levels | 0 3 0, 2 0 | P, G    | settled, settled | form               | soc                | no
mends/edge       | 0 0 2, 0 2 | C, B    | settled, settled | soc                | out form strat soc | no
mends/wide       | 0 0 1, 3 1 | C, G    | settled, settled | strat              | out form strat soc | no
mends/never      | 0 0 3, 0 3 | C, B    | settled, settled | soc                | strat soc          | no
mends/loose      | 2 2 0, 0 0 | RP, GB  | level, unread    | out form           | form               | no
bears/once       | 0 2 4, 0 2 | C, B    | settled, settled | soc                | soc                | yes
bears/twice      | 1 0 4, 0 3 | C, B    | settled, settled | soc                | soc                | yes
bears/four       | 0 0 4, 0 3 | C, B    | settled, settled | soc                | soc                | yes
bears/five       | 0 0 5, 0 3 | C, B    | settled, settled | soc                | soc                | yes
bears/pair       | 0 2 3, 0 2 | C, B    | settled, settled | soc                | soc                | yes
bears/double     | 0 1 3, 0 3 | C, B    | settled, settled | soc                | soc                | yes
bears/silent     | 0 0 0, 0 0 | RPC, GB | unread, unread   | out form strat soc | -                  | -
split/one        | 0 0 3, 0 3 | C, B    | settled, settled | soc                | soc                | yes
split/two        | 0 0 3, 3 0 | C, G    | settled, settled | strat              | soc                | no
quiet/first      | 0 0 3, 0 1 | C, B    | settled, settled | soc                | soc                | yes
quiet/last       | 0 0 3, 3 0 | C, G    | settled, settled | strat              | -                  | -
whole/all        | 1 1 3, 0 2 | C, B    | settled, settled | soc                | soc                | yes
whole/after      | 1 1 3, 2 2 | C, GB   | settled, level   | strat soc          | soc                | no
beta/only        | 0 2 0, 0 2 | P, B    | settled, settled | form               | form               | yes
beta-half/only   | 0 2 0, 0 2 | P, B    | settled, settled | soc                | form               | no
beta-wide/only   | 0 2 0, 0 2 | RPC, GB | margin, margin   | out form strat soc | form               | no
gamma/only       | 0 0 4, 0 3 | C, B    | settled, settled | soc                | soc                | yes
gamma-three/only | 4 0 4, 0 3 | RC, B   | level, settled   | form soc           | soc                | no
alpha-add/late   | 4 1 3, 1 3 | R, B    | settled, settled | form               | soc                | no
mix/turn-two     | 2 2 0      | GB      | level            | strat soc          | mix                | no
mix/weak         | 3 1 0      | G       | settled          | strat              | strat              | yes
mix/third        | 1 0 2      | M       | settled          | strat              | strat              | yes
mix/unread       | 0 0 0      | GB      | unread           | strat soc          | -                  | -
"""
"""Each part: the weights of R, P, C and of G, B (in mix, of G, B, M), the open levels and why, and what follows."""

CASES = """
case  | computed           | stated             | same
alpha | soc                | soc                | yes
mends | out form strat soc | out form strat soc | no
bears | out form strat soc | soc                | yes
split | strat soc          | soc                | no
quiet | strat              | -                  | -
whole | strat soc          | soc                | no
mix   | strat soc          | strat mix          | no
"""
"""Whole cases: the last part, or all where they are parallel. Parts for which nothing is stated are left out."""

MENDS = """
part             | what mends it
alpha/early      | reason=belief
mends/switch     | strict:half
mends/margin     | margin:2
mends/together   | strict:half margin:1
mends/either-way | strict:half, margin:2
mends/one-level  | deed=refuses, deed=partly
mends/two-levels | deed=complies reason=belief
mends/edge       | margin:2
mends/wide       | margin:2
mends/never      | reason=gain+belief
mends/loose      | deed=partly, reason=belief
split/two        | reason=belief
whole/after      | reason=belief
mix/turn-two     | joined:together doubt:kind
beta-half/only   | strict:all
beta-wide/only   | deed=partly
"""
"""Switches to turn, a margin, or levels to settle on or to stay open between: whatever is smallest, each way apart from
the next by a comma. mends/never complies out of belief: settled on any levels it is one verdict alone, and a margin
of 3 opens the deed as well. Only if its reason stayed open, and nothing else, would it be strategic or socialised."""

MOVING = """
part             | moving
alpha/early      | reason
alpha/late       | -
mends/either-way | -
mends/loose      | deed reason
bears/silent     | deed reason
beta-wide/only   | deed reason
gamma-three/only | deed
mix/turn-two     | motive
"""
"""The open criteria that matter. In mends/either-way the deed is open, and refused or half done it is formal.
In mends/loose either matters by one of its levels: partly, or belief, would leave formal alone."""

SETTLES = """
part             | criterion | stands  | worth | answers
alpha/early      | reason    | open    | 1/2   | gain: strat 1, belief: soc 1
alpha/early      | deed      | settled | 1     | refuses: out form 2, partly: form 1
mends/loose      | deed      | open    | 1/2   | refuses: out form 1, partly: form 1, complies: strat soc 1
mends/loose      | reason    | open    | 1/4   | gain: out form 1, belief: form 1
gamma-three/only | deed      | open    | 1/2   | refuses: form 1, partly: form 2, complies: soc 1
gamma-three/only | reason    | settled | 1     | gain: out strat 2
mix/turn-two     | motive    | open    | 1/2   | gain: strat 1, belief: soc 1, both: strat 1
"""
"""What would settle an open part: each question with what an answer removes of the open verdicts on average, and for
each answer what is left and how many decisive sources it takes.

In alpha/early a deed that complies weighs 3: two decisive sources for refuses (6) outweigh it, and one for partly (1
and 3). Partly, it is formal whatever the reason, so that each answer removes both verdicts. In mends/loose the answers
remove none, one and two of two: half. In gamma-three refuses and complies weigh 4, and partly needs two."""

TOGETHER = """
part             | together
alpha/early      | reason
mends/loose      | deed reason
mends/either-way | -
gamma-three/only | deed
bears/silent     | deed reason
mix/turn-two     | motive
"""
"""The fewest open criteria that close a part whatever their answers are. In mends/loose a deed that is refused leaves
the reason to decide, and gain leaves the deed to. mends/either-way has an open deed, and is formal whatever it is."""

BEARS = """
part           | hinges                                          | falls without           | tried | tips
alpha/early    | treaty: form                                    | treaty                  | 1     | 2
alpha/late     | treaty: form, budget: strat                     | treaty, budget          | 1     | 2
bears/once     | treaty: form soc, budget: strat soc             | treaty, budget          | 1     | 2
bears/twice    | -                                               | treaty vote             | 2     | 3
bears/four     | -                                               | treaty vote veto speech | 4     | 3
bears/pair     | treaty: form, vote: form soc, budget: strat soc | treaty, vote, budget    | 1     | 1
bears/five     | -                                               | -                       | 4     | 3
bears/silent   | -                                               | -                       | 0     | -
quiet/first    | treaty: form soc, poll: strat soc               | treaty, poll            | 1     | 1
mends/switch   | vote: form soc                                  | vote                    | 1     | 2
mends/together | vote: out form strat                            | vote                    | 1     | 3
beta-half/only | vote: form soc, budget: strat soc               | vote, budget            | 1     | 2
beta-wide/only | -                                               | -                       | 2     | -
mix/turn-two   | speech: soc, budget: strat                      | speech, budget          | 1     | -
mix/third      | -                                               | treaty speech           | 2     | 2
"""
"""What each part can bear: the single facts that it hangs on, and what it is without them; the smallest sets of
readings without which it is another, and the largest size tried; and the least margin that makes it another.

bears/four falls with four readings of 1, and bears/five would fall with five, which is more than are tried. The budget
is given in both, as it is in bears/twice, and so nothing is tried without it."""

TURNS = """
part           | switch          | verdict
mends/switch   | strict:half     | soc
mends/together | strict:half     | strat
beta-half/only | strict:all      | form
mix/turn-two   | joined:together | strat
mix/third      | doubt:kind      | mix
"""
"""The switches that make a part of the table above another when they alone are turned, and what it is then."""

WORKS = """
part        | without the survey | each work once
alpha/early | out form strat soc | strat soc
alpha/late  | form               | soc
bears/once  | form               | form soc
bears/pair  | form               | form soc
bears/four  | soc                | soc
gamma/only  | form soc           | soc
"""
"""Treaty, vote and letter rest on one survey, and the vote on a log besides, which tells of no other fact. In
bears/once they weigh 1 + 2 + 1 for complies, and counted once, with the strongest of them, 2: as much as the veto for
partly. In bears/pair they weigh 2 + 1, and counted once 2, as much as the veto."""

SHARES = """
verdicts           | of 486
soc                | 155
form               | 67
strat              | 62
strat soc          | 62
form soc           | 60
out form           | 20
out form strat soc | 20
out strat          | 16
out                | 12
form strat         | 4
out form strat     | 4
form strat soc     | 4
"""
"""alpha/late, every way of judging it: 3 strengths for each of five readings, and the switch, are 3^5 x 2 = 486 ways.

Treaty and budget (3) may be 2, 3 or out, for other readings stand against them; vote, veto and speech (1) may be 1, 2
or out. Of the 9 ways for reason, belief leads in 5, gain in 2, and they are level (or unread) in 2:

    budget out   speech out: GB, 1: G, 2: G
    budget 2     speech out: B, 1: B, 2: GB
    budget 3     B, whatever the speech

Of the 27 ways for deed, C leads in 13, P in 3, R in 3, and PC, RC, RP and RPC are level in 2 each:

    treaty 3     C, whatever vote and veto (9)
    treaty 2     vote and veto below 2: C (4); vote 2: PC (2); veto 2: RC (2); both 2: RPC (1)
    treaty out   both out: RPC (1); vote > veto: P (3); veto > vote: R (3); as much, and not out: RP (2)

soc alone is it with B, and with all: C, 13 x 5 = 65; with half: C, PC or P, 18 x 5 = 90; together 155. The rest in the
same manner, by the two tables at the top. As many ways stand in the order of the verdicts, the first one lowest."""

MOVERS = """
choice        | spread | by option
budget/reason | 279    | 0 186 279
treaty/deed   | 225    | 45 150 270
veto/deed     | 105    | 195 180 90
speech/reason | 93     | 186 186 93
strict        | 50     | 130 180
vote/deed     | 15     | 150 165 150
"""
"""alpha/late: how many of 486 would be socialised alone if each choice were fixed to its first option (out, all), its
second and its third, and how far the largest is from the smallest. By the largest alone, strict would not be fifth."""

MIX_SHARES = """
verdicts      | of 64
strat         | 26
soc           | 22
strat soc     | 11
mix           | 4
strat soc mix | 1
"""
"""mix/turn-two, every way: each of the two readings may be out, 1, 2 or 3, and each switch either way: 64.

Apart: gain leads in 6 of 16, belief in 6, level (or unread) 4; the doubt changes nothing: strat 12, soc 12, either 8.
Together: both at 2 or more is M, 4 of 16; gain leads in 5, belief in 5; level at 1: 1; unread, all three stand: 1.
Harsh: strat 5 + 4, soc 5, either 1 + 1. Kind: strat 5, soc 5, either 1, mix 4, all three 1."""

COMPARED = """
first      | second         | own   | record    | reading   | rule  | all      | decides
alpha      | alpha-reread   | soc   | soc       | strat     | soc   | strat    | reading
alpha      | alpha-drop     | soc   | strat     | soc       | soc   | strat    | record
alpha-drop | alpha          | strat | soc       | strat     | strat | soc      | record
alpha      | alpha-add      | soc   | form      | soc       | soc   | form     | record
alpha-add  | alpha          | form  | soc       | form      | form  | soc      | record
alpha      | alpha-two      | soc   | form soc  | soc       | soc   | form soc | record
alpha      | alpha-harmless | soc   | soc       | soc       | soc   | soc      | -
alpha      | alpha-same     | soc   | soc       | soc       | soc   | soc      | -
beta       | beta-half      | form  | form      | form      | soc   | soc      | rule
beta       | beta-wide      | form  | form      | form      | any   | any      | rule
gamma      | gamma-three    | soc   | form soc  | soc       | soc   | form soc | record
gamma      | gamma-four     | soc   | form soc  | soc       | soc   | form soc | record
beta-half  | gamma          | soc   | soc       | soc       | form  | soc      | rule
gamma      | other          | soc   | soc       | soc       | soc   | soc      | -
"""
"""Two cases: the first's verdict, what it is with the record, the reading or the rule alone of the second, and with
all three (any: all four verdicts); and the layers that turn it when they alone are taken.

A fact that one of the two alone reads belongs to the record, with its reading: a fact more or less is of the record,
and how to read divides the two over what both read. Gamma and other share the treaty alone, which the one calls
red-treaty and the other blue-treaty, and both read it alike."""

SWAPPED = """
first      | second         | change | alone    | effect  | without  | needed | together
alpha      | alpha-reread   | budget | strat    | flips   | soc      | yes    | itself
alpha      | alpha-drop     | budget | strat    | flips   | soc      | yes    | itself
alpha      | alpha-add      | strike | form     | flips   | soc      | yes    | itself
alpha      | alpha-two      | strike | soc      | nothing | soc      | yes    | visit
alpha      | alpha-two      | visit  | soc      | nothing | soc      | yes    | strike
alpha-two  | alpha          | strike | soc      | closes  | soc      | no     | itself
alpha-two  | alpha          | visit  | soc      | closes  | soc      | no     | itself
alpha      | alpha-harmless | vote   | soc      | nothing | soc      | no     | -
beta       | beta-half      | strict | soc      | flips   | form     | yes    | itself
beta       | beta-wide      | margin | any      | opens   | form     | yes    | itself
beta-half  | beta-wide      | strict | form     | flips   | any      | no     | -
beta-half  | beta-wide      | margin | any      | opens   | form     | yes    | itself
beta-wide  | beta-half      | strict | any      | nothing | form     | yes    | margin
beta-wide  | beta-half      | margin | form     | closes  | any      | yes    | strict
beta-half  | gamma          | vote   | soc      | nothing | soc      | no     | -
beta-half  | gamma          | budget | soc      | nothing | soc      | no     | -
beta-half  | gamma          | treaty | soc      | nothing | soc      | no     | -
beta-half  | gamma          | strict | form     | flips   | soc      | no     | -
gamma      | gamma-three    | strike | soc      | nothing | soc      | yes    | visit edge
gamma      | gamma-three    | visit  | soc      | nothing | soc      | yes    | strike edge
gamma      | gamma-three    | edge   | soc      | nothing | soc      | yes    | strike visit
gamma      | gamma-four     | strike | soc      | nothing | soc      | yes    | visit edge veto
gamma      | gamma-four     | visit  | soc      | nothing | soc      | yes    | strike edge veto
gamma      | gamma-four     | edge   | soc      | nothing | soc      | yes    | strike visit veto
gamma      | gamma-four     | veto   | soc      | nothing | soc      | yes    | strike visit edge
"""
"""Change by change: the first verdict with this alone as in the second, the second verdict with this alone as in the
first, whether the second verdict is another without it, and with which others it leads to just the second verdict.

gamma-three weighs 1 + 1 + 2 for refuses against 4 for complies: with all three it is level, and with two it is not.
beta-half weighs 2 for partly, which is high by half; with a margin of 2 all levels are open, so that the switch turns
nothing more. beta-half and gamma come to the same verdict, so that nothing is needed; by all, partly is formal."""

ASKED = """
first       | second       | reason | motive | standing | would | verdict
gamma/only  | mix/weak     | B      | G      | part     | G, B  | part
gamma/only  | mix/third    | B      | M      | part     | -, B  | part
gamma/only  | mix/turn-two | B      | GB     | open     | -, B  | open
gamma/only  | mix/unread   | B      | GB     | unread   | -, B  | open
alpha/early | mix/weak     | GB     | G      | unread   | G, -  | open
split/two   | mix/weak     | G      | G      | agree    | G, G  | agree
split/two   | mix/third    | G      | M      | part     | -, G  | agree
"""
"""Two parts under two rules, by the crosswalk: what each finds of the reason, how that stands, which levels of the
first and of the second would say what the other says (all that is open of it), and how the verdicts stand.

Gain says gain and belief says belief; of both, the gate has no like. Third is strategic, and so is split/two: they
agree on the verdict and part on the reason."""

STANDARDS = """
standard    | readings       | margin | open   | why               | computed
heaviest    | P3 G1          | 0      | P, G   | settled, settled  | form
heaviest    | P3 C2 G1       | 1      | PC, GB | margin, margin    | form strat soc
heaviest    | P2 C2 B3       | 0      | PC, B  | level, settled    | form soc
heaviest    | P3 C2 R1 B3    | 1      | PC, B  | margin, settled   | form soc
substantial | P1 P1 P1 C2 B2 | 0      | C, B   | settled, settled  | soc
substantial | P2 P1 C2 B2    | 0      | P, B   | settled, settled  | form
substantial | P1 C1 B2       | 0      | RPC, B | standard, settled | form soc
substantial | P2 B1          | 0      | P, GB  | settled, standard | form
substantial | P3 C2 B3       | 1      | PC, B  | margin, settled   | form soc
lead        | P3 C1 B3       | 0      | P, B   | settled, settled  | form
lead        | P3 C2 B3       | 0      | PC, B  | standard, settled | form soc
lead        | P2 C2 B3       | 0      | PC, B  | level, settled    | form soc
lead        | P3 C1 B3       | 2      | PC, B  | margin, settled   | form soc
unopposed   | P3 C2 C2 B3    | 0      | P, B   | settled, settled  | form
unopposed   | P3 C3 B3       | 0      | RPC, B | standard, settled | form soc
unopposed   | P2 P2 C1 B1    | 0      | P, B   | settled, settled  | form
"""
"""The rule of `gate` under each standard of proof (`lead` by 2): readings with their strength, and what is open.

With three readings of 1, partly has 3 and none that is substantial, so complies with 2 settles it; where no level has
one, every level stays. Under `lead` 3 against 2 is a lead of 1. Under `unopposed` a decisive reading fells every other
level, however much it weighs; two against each other leave nothing standing, and so everything."""

JOINT = """
readings | joined   | doubt | open | why     | computed
G2 B2    | together | harsh | M    | joined  | strat
G2 B2    | together | kind  | M    | joined  | mix
G2 B2    | apart    | kind  | GB   | level   | strat soc
G3 B1    | together | kind  | G    | settled | strat
G1 B1 B1 | together | kind  | B    | settled | soc
G1 B1    | together | kind  | GB   | level   | strat soc
M1 G1    | apart    | kind  | GM   | level   | strat mix
M2 G1    | apart    | kind  | M    | settled | mix
-        | apart    | kind  | GB   | unread  | strat soc
-        | together | kind  | GBM  | unread  | strat soc mix
-        | together | harsh | GBM  | unread  | strat soc
"""
"""The rule of `mixed`: levels that hold together, or do not. Readings of 1 do not join, however many they are."""

LEVELS = {
    "gate": {
        "deed": {"R": "refuses", "P": "partly", "C": "complies"},
        "reason": {"G": "gain", "B": "belief"},
    },
    "mixed": {"motive": {"G": "gain", "B": "belief", "M": "both"}},
}
VERDICTS = {"out": "outside", "form": "formal", "strat": "strategic", "soc": "socialised", "mix": "mixture"}


@lru_cache
def small():
    """The small world, read once."""
    return load(HERE)


FEW = ("alpha", "alpha-drop", "other")
"""Cases that hang on no others: with these alone the small world is read in a third of the time."""


def small_copied(folder: Path, cases: Iterable[str] = ()) -> Path:
    """The folder, with a copy of the small world, to be changed; with these cases alone, if any are named."""
    left = {f"data/cases/{name}.yml" for name in cases}
    spared = [name for name in held(HERE) if left and name.startswith("data/cases/") and name not in left]
    return written(folder, {name: content for name, content in held(HERE).items() if name not in spared})


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table, each as cells by the head of their column."""
    head, *lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(head, line, strict=True)) for line in lines]


def listed(cell: str) -> list[str]:
    """What stands in a cell between commas; a dash is nothing."""
    return [] if cell == "-" else [item.strip() for item in cell.split(",")]


def verdicts(cell: str) -> tuple[str, ...]:
    """The ids of verdicts in a cell."""
    words = cell.replace("any", "out form strat soc").split()
    return tuple(VERDICTS[word] for word in words if word != "-")


def open_levels(cell: str, framework: Framework) -> dict[str, tuple[str, ...]]:
    """The levels in a cell, criterion by criterion."""
    letters = LEVELS[framework.id]
    return {
        name: tuple(letters[name][letter] for letter in item) for name, item in zip(letters, listed(cell), strict=True)
    }


def readings(cell: str, framework: Framework, evidence: str = "red-treaty") -> list[Reading]:
    """The readings in a cell, as `P3 G1`: level and strength. All of them read one fact."""
    made = []
    for word in cell.split():
        for criterion, letters in LEVELS[framework.id].items():
            if word[0] in letters:
                made.append(reading(criterion, letters[word[0]], int(word[1]), evidence))
    return made


def reading(criterion: str, level: str, strength: int, evidence: str = "red-treaty") -> Reading:
    """One reading, with no more reason than it needs."""
    return Reading(
        evidence=evidence, criterion=criterion, points_to=level, strength=strength, locator="red:p2", because="So."
    )


def part_of(name: str, **settings):
    """The verdict of a case, and that of one part of it, named as case/part."""
    case, _, part = name.partition("/")
    verdict = small().dossier(case).verdict(**settings)
    return verdict, next(p for p in verdict.parts if p.part.id == part)


def gate(kind: str = "heaviest", by: int = 2) -> Framework:
    """The rule of `gate` under a standard of proof."""
    return small().frameworks["gate"].model_copy(update={"standard": Standard(kind=kind, by=by)})


def mixed() -> Framework:
    """The rule of `mixed`."""
    return small().frameworks["mixed"]


def crossed():
    """A part that two questions decide together and neither alone, with the verdict that it is of.

    Refused for gain, or complied with out of belief, it is socialised, and else formal; deed and reason are level.
    """
    same = [{"deed": "refuses", "reason": "gain"}, {"deed": "complies", "reason": "belief"}]
    rule = (*(Row(when=when, then="socialised") for when in same), Row(otherwise="formal"))
    framework = gate().model_copy(update={"rule": rule})
    verdict = judge(replace(small().dossier("beta"), framework=framework))
    held = tuple(readings("R2 C2 G1 B1", framework))
    return verdict, replace(verdict.parts[0], readings=held, conclusion=conclude(framework, held, 0, verdict.switches))
