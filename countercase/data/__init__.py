"""From files to objects: YAML and CSV with their lines, the record, frameworks, cases, counter-cases and series."""
