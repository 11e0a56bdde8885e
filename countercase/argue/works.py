"""The bibliography: which works have a key, and how a reader knows them at a glance."""

from __future__ import annotations

from .problem import fault


def read_works(text: str, name: str) -> dict[str, str]:
    """Key to short title ('Gill and Huang 2009', or the title where there is no author) for each BibTeX entry."""
    from pybtex.database import BibliographyDataError, parse_string
    from pybtex.exceptions import PybtexError
    from pybtex.scanner import PybtexSyntaxError

    try:
        entries = parse_string(text, "bibtex").entries
    except PybtexSyntaxError as error:
        raise fault(f"this is not valid BibTeX: {error.args[0]}.", name, error.lineno or 0) from None
    except (BibliographyDataError, PybtexError) as error:
        raise fault(f"this is not a sound bibliography: {error}.", name) from None
    return {key: _short(entry) for key, entry in entries.items()}


def _short(entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join((*p.prelast_names, *p.last_names)) or str(p) for p in people]
    title = entry.fields.get("title", "")
    if not names:
        who = title if len(title) <= 60 else title[:58].rsplit(" ", 1)[0] + " …"
    elif len(names) <= 3:
        who = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    else:
        who = f"{names[0]} and others"
    return f"{who} {entry.fields.get('year', '')}".strip().replace("{", "").replace("}", "")
