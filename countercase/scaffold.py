"""A fresh counter-case: valid at once, and written for somebody who never saw YAML."""

from __future__ import annotations

import json
import textwrap

from .argue.verdict import Dossier
from .data.field import ID, RESERVED
from .data.own_record import TABLE
from .data.problem import brief, fault
from .data.reading import STRENGTHS, WORDS
from .data.template import MIND, REASON, THESIS

HEAD = """\
# yaml-language-server: $schema=../schemas/counter-case.schema.json
#
# A counter-case to '{parent}'. Every line that starts with # is a note for you, and is not read.
#
# How to argue back:
#   1. Say below what you hold (title and thesis), and who you are. What is empty can stay empty.
#   2. Go through the readings. Where you read a fact differently, change the word after `points_to` or `strength`,
#      and write your own reason after `because`. Where you would not read it at all, change `reread` to `drop`, and
#      give your reason. What you leave as it is stays as the author reads it.
#   3. Save, and run:  .venv/bin/countercase check data/cases/{name}.yml
#   4. Run:  make book    Your case gets a chapter, and a page that shows what flipped.
#
# Write as the file does: a word, a colon, a space, the value; and keep the spaces at the start of the lines.
# A value that holds a colon followed by a space goes between quotation marks.

id: {name}
extends: {parent}
title: {title}
short: ""                  # its name in charts, at most 24 letters
author: ""                 # who argues this, as you want to be cited
date: ""                   # the day on which you put it forward, as in 2026-11-26: the shelf has the newest first
question: ""               # the question of its chapter; left empty, that of the case
summary: ""                # what you find, in two or three sentences, for somebody who leafs through
thesis: {thesis}

changes:
"""

TAIL = """\
# You can also add to the list above, if you take away the # at the start of the lines, and nothing else:
#
#  - drop: {evidence}          # leave a reading out
#    because: {reason}
#  - add: {evidence}           # read a fact that is on record for a criterion
#    part: {part}
#    criterion: {criterion}
#    points_to: {level}
#    strength: suggestive
#    because: {reason}
{switches}#  - margin: 1                 # let levels that lie this close to the lead stay open
#    because: {reason}

# What would change your mind? Take away the # here too:
#
#falsifiers:
#  - text: {mind}

# Facts of your own go into data/cases/{name}{table}, and their works under `sources`: see the guide.
"""


def fresh(dossier: Dossier, name: str) -> str:
    """The text of `data/cases/NAME.yml`: every reading of the parent, each to be changed by editing a line."""
    if not ID.fullmatch(name) or len(name) > 60:
        raise fault(f"'{brief(name)}' is not an id. Use small letters, digits and hyphens: my-case.")
    if name in RESERVED:
        raise fault(f"'{name}' is taken by the computer or by the book. Choose another.")
    case, framework = dossier.case, dossier.framework
    title = json.dumps(f"{case.title}: another reading", ensure_ascii=False)
    thesis = json.dumps(THESIS, ensure_ascii=False)
    parts = [HEAD.format(parent=case.id, name=name, title=title, thesis=thesis)]
    for part in case.parts:
        parts.append(_note(f"---- {part.title} (part: {part.id}) ----", "  "))
        for reading in part.readings:
            fact = dossier.record.evidence[reading.evidence]
            criterion = framework.criteria[reading.criterion]
            parts.append("\n" + _note(fact.event, "  ") + _note(f"{criterion.title}: {criterion.question}", "  "))
            levels, strengths = " | ".join(criterion.levels), " | ".join(STRENGTHS)
            parts.append(
                f"  - reread: {reading.evidence}\n"
                f"    part: {part.id}\n"
                f"    criterion: {reading.criterion}\n"
                f"    points_to: {reading.points_to}  # {levels}\n"
                f"    strength: {WORDS[reading.strength]}  # {strengths}\n"
                f"    because: {json.dumps(' '.join(reading.because.split()), ensure_ascii=False)}\n"
            )
        parts.append("\n")
    switches = "".join(
        f"#  - switch: {n}   # {' '.join(s.title.split())}; now: {dossier.switches.get(n, s.default)}\n"
        f"#    to: {next(o for o in s.options if o != dossier.switches.get(n, s.default))}\n"
        f"#    because: {REASON}\n"
        for n, s in framework.switches.items()
    )
    example = next((r.evidence for p in case.parts for r in p.readings), next(iter(dossier.record.evidence), "a-fact"))
    read = {r.criterion for p in case.parts for r in p.readings if r.evidence == example}
    first = next((name for name in framework.criteria if name not in read), next(iter(framework.criteria)))
    parts.append(
        TAIL.format(
            evidence=example,
            part=case.parts[0].id,
            criterion=first,
            level=next(iter(framework.criteria[first].levels)),
            switches=switches,
            name=name,
            reason=REASON,
            mind=MIND,
            table=TABLE,
        )
    )
    return "".join(parts)


def _note(text: str, indent: str) -> str:
    mark = f"{indent}# "
    lines = textwrap.wrap(" ".join(text.split()), 110, initial_indent=mark, subsequent_indent=mark)
    return "".join(f"{line}\n" for line in lines)
