"""From executed chapters to a site: papermill runs, freshness, jupyter-book, Sphinx roles."""
