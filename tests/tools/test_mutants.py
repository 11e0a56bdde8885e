"""Mutation tests: what counts as a mutant, what names it, and how the list of survivors is read."""

from small_world import HERE

from tools.mutants import GONE, Mutant, listed, mutants

MODULE = '''"""A module."""


def least(numbers: list[int] | None) -> int:
    """The least of them that is above nought."""
    return min(n for n in numbers if n > 0)
'''


def test_each_near_miss_is_a_mutant_and_annotations_are_none():
    found = {m.after.partition("return ")[2] for m in mutants("least.py", MODULE)}
    assert found == {
        "max(n for n in numbers if n > 0)",
        "min(n for n in numbers if n >= 0)",
        "min(n for n in numbers if n <= 0)",
        "min(n for n in numbers if n > 1)",
        "min(n for n in numbers if n > -1)",
        "min(n for n in numbers if not (n > 0))",
    }


def test_a_mutant_is_named_by_its_line_and_not_by_its_number():
    one, other = (mutants("least.py", text)[0] for text in (MODULE, f"# moved\n{MODULE}"))
    assert one.key == other.key
    assert (one.line, other.line) == (6, 7)
    assert one.before == "return min(n for n in numbers if n > 0)"
    assert one.text != MODULE


def test_the_list_of_survivors():
    text = "# Survivors\n\n## Why\n\nSo.\n\n- least.py: `a > 0` → `a >= 0`\n- most.py: `@once` → `(gone)`\n- no line\n"
    assert listed(text) == {("least.py", "a > 0", "a >= 0"), ("most.py", "@once", GONE)}
    assert Mutant("least.py", "a > 0", "a >= 0", 3, "").key in listed(text)


def test_every_survivor_in_the_list_is_a_line_of_the_engine():
    root = HERE.parents[1]
    for module, before, _ in listed((root / "tests/survivors.md").read_text(encoding="utf-8")):
        lines = (root / "countercase/argue" / module).read_text(encoding="utf-8").splitlines()
        assert before.split("  ")[0] in " ".join(line.strip() for line in lines), f"{module}: `{before}`"
