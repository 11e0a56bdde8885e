"""Running a command and measuring it: seconds, and the most memory that it and all its processes held."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

INTERVAL = 0.25
MIB = 1 << 20


@dataclass(frozen=True)
class Run:
    """One run of a command. `resident` counts memory that processes share once for each of them, `share` once."""

    seconds: float
    resident: int
    share: int
    output: str


def measure(command: list[str], folder: Path, settings: Mapping[str, str] | None = None, memory: bool = False) -> Run:
    """Run a command in a folder. Raises `CalledProcessError` with its output where it fails."""
    environment = {**os.environ, "COUNTERCASE_ROOT": str(folder), "PYTHONPATH": str(folder), **(settings or {})}
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    peak = [0, 0]
    watcher = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    if memory:
        watcher.start()
    output = process.communicate()[0]
    seconds = time.perf_counter() - began
    if memory:
        watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Run(seconds, *peak, output)


def _watch(process: subprocess.Popen, peak: list[int]) -> None:
    while process.poll() is None:
        with suppress(psutil.Error):
            root = psutil.Process(process.pid)
            resident = share = 0
            for one in (root, *root.children(recursive=True)):
                with suppress(psutil.Error):
                    memory = one.memory_full_info()
                    resident += memory.rss
                    share += memory.pss
            peak[0], peak[1] = max(peak[0], resident), max(peak[1], share)
        time.sleep(INTERVAL)
