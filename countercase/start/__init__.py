"""The beginning of an essay: a small one that stands, to be replaced file by file."""
