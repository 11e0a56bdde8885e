"""The Python that has its libraries loaded does what a cold one does."""

import pytest
import warm
from small_project import small_project

from countercase.publish.site import manifest, site
from countercase.publish.site.scratch import build_in, differing

pytestmark = pytest.mark.slow  # it loads all that a build takes

SAYS = """
import os, sys
print(sys.argv[1:], os.environ["GIVEN"], os.getcwd())
print("said", file=sys.stderr)
sys.exit({})
"""


@pytest.mark.parametrize(("end", "status"), [("", 0), ("3", 3), ("'why'", 1)])
def test_it_has_arguments_variables_a_place_streams_and_an_end(end, status, tmp_path):
    done = warm.run(["-c", SAYS.format(end), "one", 2], tmp_path, {"GIVEN": "given"})
    assert done.stdout == f"['one', '2'] given {tmp_path.resolve()}\n"
    assert (done.returncode, done.stderr) == (status, "said\nwhy\n" if end == "'why'" else "said\n")


def test_what_went_wrong_is_said():
    done = warm.run(["-c", "1 / 0"])
    assert done.returncode == 1
    assert done.stderr.endswith("ZeroDivisionError: division by zero\n")


def test_a_module_of_the_folder_goes_before_others_of_its_name(tmp_path):
    (tmp_path / "named.py").write_text("print(__name__)", encoding="utf-8")
    assert warm.run(["-m", "named"], tmp_path).stdout == "__main__\n"


def test_a_process_that_is_started_by_it_is_one_that_python_would_start(tmp_path):
    ask = "import os, sys; print(sys.stdin.read() + os.environ['GIVEN']); print('said', file=sys.stderr); sys.exit(4)"
    starts = f"""
import subprocess, sys
told = dict(input="read and ", env={{"GIVEN": "given"}}, cwd={str(tmp_path)!r}, capture_output=True, text=True)
done = subprocess.run([sys.executable, "-c", {ask!r}], **told)
print([done.stdout, done.stderr, done.returncode])
print(subprocess.run(["pwd"], cwd={str(tmp_path)!r}, capture_output=True, text=True).stdout)
"""
    done = warm.run(["-c", starts])
    assert done.stdout == f"['read and given\\n', 'said\\n', 4]\n{tmp_path.resolve()}\n\n", done.stderr


@pytest.mark.audit  # `tests/test_surroundings.py` has a cold one build the same far apart
def test_what_it_builds_is_what_a_cold_one_builds(root, port, tmp_path):
    made = build_in(small_project(root, tmp_path / "project"), {})
    assert differing(manifest.sums(port / site.SITE), made) == []
