"""What the package carries when it is installed elsewhere: templates of chapters, the frame of a page, styles, scripts.

They stand in `notebooks/` and `book/`, where they are worked on; `countercase/furniture.py` finds them in either place.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
FOLDERS = ("notebooks", "book/_static", "book/_templates")


class Carrying(build_py):
    """Put them into the package, unless it is installed to be worked on, where they are read from their places."""

    def run(self) -> None:
        """Copy them beside the modules."""
        super().run()
        if self.editable_mode:
            return
        for name in FOLDERS:
            target = Path(self.build_lib, "countercase/furniture", name)
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(HERE / name, target, ignore=shutil.ignore_patterns("__pycache__", ".*"))


setup(cmdclass={"build_py": Carrying})
