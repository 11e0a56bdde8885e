"""Holding the record against a reader's own copies of its sources."""
