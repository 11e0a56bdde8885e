"""YAML as text that knows its lines."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countercase import DataError
from countercase.data.yaml_file import read_document


def read(tmp_path, text):
    path = tmp_path / "file.yml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return read_document(path, "file.yml")


def test_scalars_stay_what_they_look_like(tmp_path):
    document = read(tmp_path, "a: yes\nb: 1988\nc: 2001-02-03\nd: 1:20\ne: ~\nf:\n")
    assert document.values == {"a": "yes", "b": "1988", "c": "2001-02-03", "d": "1:20", "e": None, "f": None}


def test_every_value_knows_its_line(tmp_path):
    document = read(tmp_path, "a: 1\nb:\n  - c: 2\n    d: 3\n")
    assert document.line(("b", 0, "d")) == 4
    assert document.line(("b", 0, "missing")) == 3
    assert document.line(("nowhere",)) == 1


@pytest.mark.slow
@given(st.text(max_size=60))
def test_no_text_whatever_makes_a_traceback(text):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.yml"
        path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        try:
            document = read_document(path, "file.yml")
        except DataError as error:
            assert str(error).startswith("file.yml")  # noqa: PT017
        else:
            assert isinstance(document.values, dict)
