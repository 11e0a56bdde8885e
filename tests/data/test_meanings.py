"""What fields mean: the words under them, for pages and schemas, and read only where somebody asks."""

import subprocess
import sys
from functools import cached_property
from typing import Annotated

import pytest
from pydantic import Field

from countercase import Repair
from countercase.data.field import Frozen, Title
from countercase.data.meanings import meanings
from countercase.data.record import Claim


class Port(Frozen):
    """A port."""

    name: Title
    """What it is called, on
    two lines."""
    ships: Annotated[int, Field(ge=0)] = 0
    depth: int = 1
    """How deep it is."""


class Quay:
    """Where ships lie."""

    @property
    def free(self) -> int:
        """How many berths are free."""
        return 1

    @cached_property
    def berths(self) -> int:
        """How many berths there are."""
        return 2


class Harbour(Port):
    """A port with a wall."""

    wall: str
    """What it is made of."""
    port: Port
    """The port behind it."""


def test_the_fields_of_a_class_are_those_of_its_source():
    assert list(meanings(Repair).items()) == [
        ("switches", "The switches to turn, each with the option to turn it to."),
        ("margin", "The margin to set; None where it stays as it is."),
        ("levels", "The levels that criteria would have to settle on, where no setting helps."),
        ("left_open", "The criteria that would have to stay open, each with the levels between which it would."),
        ("size", "How many things it changes."),
    ]
    assert meanings(Port) == {"name": "What it is called, on\ntwo lines.", "depth": "How deep it is."}
    assert list(meanings(Harbour)) == ["wall", "port"]
    assert meanings(Quay) == {"free": "How many berths are free.", "berths": "How many berths there are."}


def test_a_class_is_found_wherever_it_is_written():
    async def later():
        class Lighthouse(Port):
            """Shows the way."""

            height: int = 1
            """How tall it is."""

        return Lighthouse

    if Port:

        class Pier(Port):
            """Reaches into the water."""

            length: int = 1
            """How long it is."""

    try:
        raise ValueError
    except ValueError:

        class Dock(Port):
            """Where ships are mended."""

            width: int = 1
            """How wide it is."""

    match Port:
        case _:

            class Mole(Port):
                """Breaks the waves."""

                stones: int = 1
                """How many stones it has."""

    with pytest.raises(StopIteration) as done:
        later().send(None)
    assert meanings(done.value.value) == {"height": "How tall it is."}
    assert meanings(Pier) == {"length": "How long it is."}
    assert meanings(Dock) == {"width": "How wide it is."}
    assert meanings(Mole) == {"stones": "How many stones it has."}
    with pytest.raises(OSError, match="holds no class Made"):
        meanings(type("Made", (Quay,), {"__module__": __name__}))


def test_a_schema_says_what_each_field_means():
    made = Harbour.model_json_schema()
    words = {name: held.get("description") for name, held in made["properties"].items()}
    assert words == {
        "name": "What it is called, on\ntwo lines.",
        "ships": None,
        "depth": "How deep it is.",
        "wall": "What it is made of.",
        "port": "The port behind it.",
    }
    assert made["properties"]["port"]["$ref"] == "#/$defs/Port"
    assert made["$defs"]["Port"]["properties"]["depth"]["description"] == "How deep it is."
    assert made["properties"]["ships"]["minimum"] == 0


def test_what_is_handed_out_can_be_changed_without_harm():
    meanings(Claim).clear()
    assert "statement" in meanings(Claim)


@pytest.mark.slow
def test_the_source_is_not_read_to_start():
    """Neither by this package nor by pydantic on its behalf: it took a quarter of a second of each command."""
    program = (
        "import inspect\n"
        "inspect.getsource = inspect.findsource = inspect.getsourcelines = lambda *_: 1 / 0\n"
        "import countercase, countercase.data.datapackage\n"
        "print(countercase.data.datapackage.schemas.__name__)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.stdout, run.returncode) == ("schemas\n", 0), run.stderr
