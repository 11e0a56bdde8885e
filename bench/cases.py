"""Execute the generated cases of a scratch project, as a build would: `python -m bench.cases`. Prints JSON."""

from __future__ import annotations

import json
import time

from countercase import load
from countercase.publish.run.job import case_jobs
from countercase.publish.run.runner import run


def main() -> None:
    """Read the library, make the chapter of each generated case, and print how long each of the two took."""
    began = time.perf_counter()
    library = load()
    jobs = case_jobs(library, [name for name in library.cases if name.startswith("generated-")])
    read = time.perf_counter()
    failures = run(jobs, library.root)
    done = time.perf_counter()
    print(json.dumps({"read": read - began, "run": done - read, "cases": len(jobs), "failed": len(failures)}))


if __name__ == "__main__":
    main()
