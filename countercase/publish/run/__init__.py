"""Running the templates: what there is to run, who runs it, and what is fresh."""
