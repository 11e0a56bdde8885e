"""The template, run by papermill as anybody would run it."""

import copy
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import warm
from small_world import HERE

from countercase.publish.run.chapter import scrub

pytestmark = pytest.mark.slow

PAPERMILL = Path(sys.executable).with_name("papermill")
HOUSE = ("--engine", "countercase")
PARAMETERS = ("-p", "case", "alpha", "-p", "margin", "2")


def papermill(root, out, *arguments):
    given = [root / "notebooks/case.ipynb", out, "--no-progress-bar", *arguments]
    environment = {**os.environ, "COUNTERCASE_ROOT": str(HERE)}
    if "--engine" in arguments:
        return warm.run(["-m", "papermill", *given], root, environment)
    return subprocess.run([PAPERMILL, *given], cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def stock(root, tmp_path_factory):
    """A case, run by papermill and a kernel, with no word of ours."""
    out = tmp_path_factory.mktemp("stock") / "out.ipynb"
    done = papermill(root, out, *PARAMETERS)
    assert done.returncode == 0, done.stderr
    return json.loads(out.read_text())


# `tests/test_surroundings.py` has both done in `make test`, the first on an unkind machine
@pytest.mark.audit
def test_stock_papermill_runs_a_case(stock):
    shown = json.dumps(stock)
    assert "# Alpha" in shown
    assert "a margin of two" in shown


@pytest.mark.audit
def test_papermill_runs_a_case_without_a_kernel(stock, root, tmp_path):
    """The engine of the house, by its entry point: the same cells, with what they show, and no kernel is started."""
    out = tmp_path / "no-such-kernel.ipynb"
    done = papermill(root, out, "--engine", "countercase", "-k", "no-such-kernel", *PARAMETERS)
    assert done.returncode == 0, done.stderr
    assert scrub(json.loads(out.read_text())) == scrub(copy.deepcopy(stock))


@pytest.mark.parametrize("first", ["papermill", "countercase.publish.run.engine"])
def test_the_engine_is_known_whichever_is_imported_first(first):
    ask = f"import {first}; from papermill.engines import papermill_engines as p; print(p.get_engine('countercase'))"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    assert "countercase.publish.run.engine" in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        # the engine of the house runs the same cells, and starts sooner
        ([*HOUSE, "-p", "margn", "1"], "unknown parameter: 'margn'. Did you mean 'margin'?"),
        ([*HOUSE, "-p", "case", "alfa"], "unknown case: 'alfa'. Did you mean 'alpha'?"),
        (
            [*HOUSE, "-p", "case", "alpha", "-y", "switches: {strict: al}"],
            "unknown option of the switch 'strict': 'al'. Did you mean 'all'?",
        ),
    ],
)
def test_a_wrong_parameter_stops_in_the_first_cell(root, tmp_path, arguments, message):
    out = tmp_path / "out.ipynb"
    done = papermill(root, out, *arguments)
    assert done.returncode != 0
    assert message in done.stderr
    cells = [c for c in json.loads(out.read_text())["cells"] if c["cell_type"] == "code"]
    work = [c for c in cells if not {"parameters", "injected-parameters"} & set(c["metadata"].get("tags", []))]
    failed = [c for c in work if any(o["output_type"] == "error" for o in c["outputs"])]
    assert failed == [work[0]]


def test_the_template_is_thin(root):
    cells = json.loads((root / "notebooks/case.ipynb").read_text())["cells"]
    code = [line for c in cells if c["cell_type"] == "code" for line in c["source"] if line.strip()]
    assert len(code) < 25
    assert not any(c.get("outputs") for c in cells)


def test_papermill_is_there():
    assert shutil.which(PAPERMILL)


def test_what_papermill_says_of_itself_is_no_parameter(root):
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    try:
        shell.run_cell("PAPERMILL_INPUT_PATH = 'a'\nPAPERMILL_OUTPUT_PATH = 'b'\ncase = 'alpha'\nmargn = 1")
        from countercase.show.chapter import notebook_parameters

        assert notebook_parameters() == {"case": "alpha", "margn": 1}
    finally:
        InteractiveShell.clear_instance()
