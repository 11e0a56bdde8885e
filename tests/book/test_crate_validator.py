"""Crates, by the validator of the Research Object community (roc-validator): the site, and each case with its files.

It expands a crate by the context that the crate names, which lies on another host. What that host would answer stands
beside this file, as the specification publishes it (RO-Crate 1.2, CC0), and is all that its own cache holds:
it runs offline, and whatever else it asked for would be a miss, and a fault.
"""

import io
import json
from pathlib import Path

import pytest
from ground import book

from countercase.publish.crate import CRATE, PROFILE, write
from countercase.publish.edition import read_edition
from countercase.publish.site.site import SITE

ADDRESS = "https://example.org/book/"
HERE = Path(__file__).resolve().parent
CASES = sorted(book().cases)
pytestmark = pytest.mark.audit  # `tests/publish/test_crate.py` holds each crate to its profile
UNKNOWN = ("affiliation", "ORCID", "ROR", "contactPoint", "have a URL")
"""What it recommends to say of people and organisations, and nobody has told the book."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """The cache of the validator, with the one answer that a crate needs."""
    import requests
    from rocrate_validator.utils.http import HttpRequester
    from urllib3 import HTTPResponse

    path = tmp_path_factory.mktemp("shelf") / "answers"
    answer = requests.Response()
    answer.status_code, answer.url = 200, f"{PROFILE}/context"
    answer.request = requests.Request("GET", answer.url).prepare()
    answer.headers["Content-Type"] = "application/ld+json"
    answer._content = (HERE / "ro-crate-1.2-context.jsonld").read_bytes()
    answer.raw = HTTPResponse(body=io.BytesIO(answer.content), preload_content=False, status=200)
    HttpRequester.initialize_cache(cache_path=str(path), cache_max_age=-1).session.cache.save_response(answer)
    return path


@pytest.fixture
def ask(shelf):
    """What the validator, which takes long to load, finds in a folder: how grave, and what."""
    from rocrate_validator.models import ValidationSettings
    from rocrate_validator.services import validate

    def found(folder, severity="RECOMMENDED"):
        told = ValidationSettings(
            rocrate_uri=str(folder),
            profile_identifier="ro-crate-1.2",
            requirement_severity=severity,
            # whether the profile itself is sound is for its makers to hold
            validate_profile_checks=False,
            cache_path=shelf,
            offline=True,
        )
        return [(issue.severity.name, str(issue.message)) for issue in validate(told).get_issues()]

    return found


def amiss(found):
    """What can be mended here: all that is required, and what is recommended but for what nobody has told."""
    return [f"{grave}: {said}" for grave, said in found if grave == "REQUIRED" or not any(w in said for w in UNKNOWN)]


def test_the_crate_of_a_case_with_a_file_is_valid(sound, ask):
    assert amiss(ask(sound)) == []


def test_the_crate_of_a_small_site_is_valid(port, ask):
    """It has every kind of file that the book has."""
    assert amiss(ask(port / SITE)) == []


def test_the_crate_of_the_site_is_valid(built, ask):
    assert amiss(ask(built)) == []


@pytest.mark.parametrize("name", CASES)
def test_the_crate_of_a_case_is_valid(built, ask, name):
    assert amiss(ask(built / "downloads" / name)) == []


@pytest.fixture
def sound(tmp_path, root, library):
    """The crate of one case with a file, in a folder of its own."""
    files = tmp_path / "downloads/lo-ilo"
    files.mkdir(parents=True)
    (files / "lo-ilo.evidence.csv").write_text("x")
    write(tmp_path, read_edition(root, ADDRESS), library)
    return files


def no_licence(graph):
    del graph["./"]["license"]


def no_time(graph):
    graph["./"]["datePublished"] = "lately"


def a_file_that_nothing_reaches(graph):
    del graph["./"]["hasPart"]


def a_descriptor_of_something_else(graph):
    graph[CRATE]["about"] = {"@id": "#lo"}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (no_licence, "license"),
        (no_time, "ISO 8601"),
        (a_file_that_nothing_reaches, "linked"),
        (a_descriptor_of_something_else, "Root Data Entity"),
    ],
)
def test_what_is_wrong_would_be_found(sound, ask, spoil, said):
    crate = json.loads((sound / CRATE).read_text())
    spoil({thing["@id"]: thing for thing in crate["@graph"]})
    (sound / CRATE).write_text(json.dumps(crate))
    found = amiss(ask(sound, "REQUIRED"))
    assert any(said in line for line in found), found


def test_a_file_that_is_not_there_would_be_found(sound, ask):
    (sound / "lo-ilo.evidence.csv").unlink()
    assert any("evidence.csv" in line for line in amiss(ask(sound, "REQUIRED")))


def test_nothing_is_asked_of_another_host(sound, ask):
    """A context that does not lie beside this file is not fetched: the crate cannot be read."""
    text = (sound / CRATE).read_text().replace(f"{PROFILE}/context", "https://w3id.org/ro/crate/1.1/context")
    (sound / CRATE).write_text(text)
    assert any("context" in line for line in amiss(ask(sound, "REQUIRED")))
