"""How often each set of verdicts comes out under each setting of the switches: counted once for all that is asked."""

from __future__ import annotations

import numpy as np

from .multiverse import Multiverse, Shares, ranked


class ContingencyTable:
    """The ways of judging a part, counted by what they come to and by how the switches stand."""

    def __init__(self, universe: Multiverse) -> None:
        self._universe = universe
        self.switches = [i for i, c in enumerate(universe.choices) if c.kind == "switch"]
        """The switches, each by its place among the choices."""
        self._sets = np.flatnonzero(np.bincount(universe.verdicts))
        place = np.zeros(self._sets[-1] + 1, dtype=np.intp)
        place[self._sets] = np.arange(len(self._sets))
        cell, shape = place[universe.verdicts], [len(self._sets)]
        for i in self.switches:
            shape.append(len(universe.choices[i].options))
            cell = cell * shape[-1] + universe.picked[:, i]
        # an axis for the sets of verdicts, and one for each switch
        self._counts = np.bincount(cell, minlength=int(np.prod(shape))).reshape(shape)
        alone = [self._sets == 1 << i for i in range(len(universe.framework.verdicts))]
        left_open = ~np.any(alone, axis=0)
        self._kinds = np.array([self._counts[of_kind].sum(axis=0) for of_kind in [*alone, left_open]])

    def shares(self, switch: int, option: int) -> Shares:
        """The share, 0 to 1, of each set of verdicts where a switch stands at an option, largest first."""
        counts = self._counts.take(option, axis=1 + self.switches.index(switch))
        return ranked(self._universe.framework, self._sets, counts.sum(axis=tuple(range(1, counts.ndim))))

    def told(self, known: list[int]) -> float:
        """The share of ways in which the most frequent verdict comes out for each setting of the switches that are
        known. What is left open counts as one verdict, whichever sets it leaves.
        """
        rest = tuple(axis for axis, switch in enumerate(self.switches, 1) if switch not in known)
        return float(self._kinds.sum(axis=rest).max(axis=0).sum() / len(self._universe.verdicts))
