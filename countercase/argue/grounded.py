"""Grounded semantics: which arguments stand, fall or stay open where some attack others (Dung 1995).

The labelling is that of Caminada (2006), "On the issue of reinstatement in argumentation": an argument is `in` where
all that attack it are out, `out` where one that is in attacks it, and `undecided` otherwise. The grounded labelling
decides no more than it has to. There is just one, and it takes time in proportion to the attacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Literal, TypeVar

Label = Literal["in", "out", "undecided"]
Argument = TypeVar("Argument", bound=Hashable)


def grounded(arguments: Iterable[Argument], attacks: Iterable[tuple[Argument, Argument]]) -> dict[Argument, Label]:
    """The grounded label of each argument. `attacks` are pairs: what attacks, and what is attacked.

    Raises `KeyError` where an attack names what is no argument.
    """
    labels: dict[Argument, Label] = dict.fromkeys(arguments, "undecided")
    attacked: dict[Argument, list[Argument]] = defaultdict(list)
    standing = dict.fromkeys(labels, 0)  # how many attackers are not out yet
    for attacker, target in dict.fromkeys(attacks):
        if attacker not in labels:
            raise KeyError(attacker)
        standing[target] += 1
        attacked[attacker].append(target)
    free = [argument for argument, count in standing.items() if not count]
    while free:
        argument = free.pop()
        labels[argument] = "in"
        for target in attacked[argument]:
            if labels[target] != "undecided":
                continue
            labels[target] = "out"
            for defended in attacked[target]:
                standing[defended] -= 1
                if not standing[defended]:  # what is out has an attacker that is in, and stays
                    free.append(defended)
    return labels
