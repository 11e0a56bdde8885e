"""Where a figure comes from: the files of the repository that hold its data, and the template that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from ..argue.cache import cached
from ..argue.verdict import Verdict
from ..data.place import case_path, framework_path

GALLERY = "record/figures"
"""The page of the figures that stand by themselves."""


@dataclass(frozen=True)
class Origin:
    """The data files and the template of a figure, each as its path in the repository, the most telling file first.

    `of` is what the figure is of, where its own name would not say so: the id of a case.
    """

    files: tuple[str, ...]
    template: str
    of: str = ""

    @property
    def page(self) -> str:
        """The page that is made with the figure: the chapter of its case, or the page of figures."""
        return self.of or GALLERY

    def name(self, figure: str) -> str:
        """A name for the figure's files that still says which figure it is when they lie elsewhere."""
        return f"{self.of}-{figure}" if self.of else figure

    def credit(self, figure: str) -> str:
        """The line that a picture carries when it is taken out of the book."""
        return f"{cached().essay.title} Figure “{self.name(figure)}”, made from {self.files[0]}."


def of_case(verdict: Verdict) -> Origin:
    """The origin of a figure in a case chapter."""
    case, framework = verdict.dossier.case.id, verdict.framework.id
    files = (case_path(case), framework_path(framework), "data/evidence.csv")
    return Origin(files, "notebooks/case.ipynb", case)
