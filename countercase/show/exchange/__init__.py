"""The argument in the forms of others, Argdown and the Argument Interchange Format; and the works that it cites."""

from __future__ import annotations

FOLDER = "record/debate"
"""The folder of downloads in which they lie."""
ARGDOWN, AIF = "claims.argdown", "claims.aif.json"
"""The files in which they are handed over."""
WORKS = "references"
"""The folder of downloads in which the works lie, and the name of each file there, before its ending."""
