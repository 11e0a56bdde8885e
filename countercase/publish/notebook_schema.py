"""The schema that notebooks are held to: nbformat compiles it in each process that reads or writes one."""

from __future__ import annotations


def compile_schema() -> None:
    """Have it compiled here, and so for all processes that are forked from this one."""
    import nbformat

    nbformat.writes(nbformat.v4.new_notebook())
