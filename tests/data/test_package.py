"""What follows from the models is up to date, and the record is usable without this book."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from countercase.commands.schema import generated


def test_what_is_generated_is_up_to_date(root):
    for path, content in generated(root).items():
        assert (root / path).read_text(encoding="utf-8") == content, f"{path}: call `countercase schema`"


@pytest.mark.slow
def test_the_data_package_is_valid(root):
    from frictionless import Package  # takes long to import, and every process collects every file

    report = Package(str(root / "data/datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_every_column_has_a_meaning(root):
    package = json.loads((root / "data/datapackage.json").read_text())
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["description"], f"{resource['path']}: {field['name']}"


@pytest.mark.parametrize("folder", ["cases", "frameworks"])
def test_the_schemas_accept_the_files_that_name_them(root, folder):
    for path in sorted((root / "data" / folder).glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        named = text.partition("\n")[0].partition("$schema=")[2]
        schema = json.loads((path.parent / named).resolve().read_text(encoding="utf-8"))
        held = yaml.load(text, Loader=yaml.CSafeLoader)
        errors = [e.message for e in Draft202012Validator(schema).iter_errors(held)]
        assert errors == [], path.name


def test_the_schema_of_the_crosswalk_accepts_it(root):
    schema = json.loads((root / "data/schemas/crosswalk.schema.json").read_text(encoding="utf-8"))
    held = yaml.load((root / "data/crosswalk.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert list(Draft202012Validator(schema).iter_errors(held)) == []
