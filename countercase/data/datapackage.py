"""The record as others can use it: a Frictionless data package, made from the models and the sidecars."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from .case import Case
from .check import Check
from .conclusion import Conclusion
from .counter_case import CounterCaseFile
from .crosswalk import Crosswalk
from .framework import Framework
from .meanings import meanings
from .passage import Passage
from .project import Project
from .record import Claim, Evidence, FactName
from .relation import Relation
from .second_coding import SecondReading
from .series import Series

NUMBERS = {"value", "comparator_value", "sum"}
TABLES: dict[str, tuple[type[BaseModel], str]] = {
    "claims": (Claim, "Every proposition of the sources, paraphrased, with what it supports and attacks."),
    "evidence": (Evidence, "Every fact that the sources report, as they state it."),
    "names": (FactName, "What facts are called beside their marks in figures."),
    "checks": (
        Check,
        "Tests of facts and claims, with the formula and guard of those that are worked out at each build.",
    ),
    "relations": (Relation, "How claims of one source answer claims of another, each with its reason."),
    "conclusions": (Conclusion, "Which claims state what a part of a case concludes."),
    "second-coding": (SecondReading, "Some of the readings, coded again from the scheme and the texts alone."),
    "passages": (Passage, "The texts as salted hashes of their passages, to hold a copy against."),
}


def data_package(project: Project) -> dict[str, Any]:
    """`data/datapackage.json`: every table with its columns, their types and meanings."""
    tables = [_table(name, model, about) for name, (model, about) in TABLES.items() if _has(project, name)]
    essay = project.essay
    series = [_series(name, held) for name, held in project.series.items()]
    return {
        "name": re.sub("[^a-z0-9]+", "-", essay.name.lower()).strip("-") or "essay",
        "title": essay.asks or essay.name,
        "description": essay.about or "The claims, evidence and figures of an essay.",
        "profile": "tabular-data-package",
        "licenses": [{"name": "MIT", "title": "MIT License"}],
        "sources": [
            {"title": f"{s.authors}, {s.kind} (see book/references.bib, key {s.work})"}
            for s in project.record.sources.values()
        ],
        "resources": [*tables, *series],
    }


def _has(project: Project, name: str) -> bool:
    return (project.root / "data" / f"{name}.csv").exists()


def _table(name: str, model: type[BaseModel], about: str) -> dict[str, Any]:
    known = meanings(model)
    fields = [
        {
            "name": column,
            "type": "number" if column in NUMBERS else "string",
            "description": known.get(column, ""),
        }
        for column in model.model_fields
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if "id" in model.model_fields:
        schema["primaryKey"] = "id"
    return _resource(name, f"{name}.csv", about, schema)


def _series(name: str, series: Series) -> dict[str, Any]:
    known = series.provenance
    fields = [{"name": c, "type": "string", "description": about} for c, about in known.columns.items()]
    about = f"{known.title}. {known.definition}"
    made = _resource(name, f"series/{name}.csv", about, {"fields": fields, "missingValues": [""]})
    sources = [{"title": p.title} | ({"path": p.found_at} if "://" in p.found_at else {}) for p in known.publisher]
    return made | {"sources": sources}


def _resource(name: str, path: str, about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ","},  # said, for a reader who guesses can guess wrong
        "description": " ".join(about.split()),
        "schema": schema,
    }


@cache
def schemas() -> Mapping[str, Mapping[str, Any]]:
    """JSON Schemas for the YAML files, by name, so that editors complete and underline."""
    models: dict[str, type[BaseModel]] = {
        "case": Case,
        "counter-case": CounterCaseFile,
        "crosswalk": Crosswalk,
        "framework": Framework,
    }
    return {
        name: {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
        for name, model in models.items()
    }
