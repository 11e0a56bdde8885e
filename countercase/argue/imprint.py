"""The imprint of a case: a short digest over what an answer to it answers.

It covers the rule, the readings with their reasons, the settings and the stated verdicts, and leaves titles and
narrative out: an answer goes stale where the argument changes, and not where a word of the chapter does.
"""

from __future__ import annotations

import hashlib
import json

from .verdict import Dossier

LENGTH = 16
"""So many hexadecimal digits: enough to tell one state of a case from another."""


def imprint(dossier: Dossier) -> str:
    """The imprint of a case as it is judged now."""
    framework, case = dossier.framework, dossier.case
    tables = [framework.rule, *(derived.rule for derived in framework.derived.values())]
    answered = {
        "framework": framework.id,
        "standard": [framework.standard.kind, framework.standard.by],
        "criteria": {
            n: [list(c.levels), c.joint and c.joint.model_dump(mode="json", exclude={"locator"})]
            for n, c in framework.criteria.items()
        },
        "rules": [[[{n: list(o) for n, o in (row.when or {}).items()}, row.outcome] for row in t] for t in tables],
        "margin": dossier.margin,
        "switches": dict(framework.settings(dossier.switches)),
        "parts": [
            [
                part.id,
                list(part.builds_on),
                list(part.verdicts),
                [
                    [r.evidence, r.criterion, r.points_to, r.strength, " ".join(r.because.split())]
                    for r in part.readings
                ],
            ]
            for part in case.parts
        ],
    }
    written = json.dumps(answered, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:LENGTH]
