"""Figures and tables for a reader. Knows the argument, not the site."""
