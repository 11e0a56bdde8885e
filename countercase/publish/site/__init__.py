"""The site: compiled, put in place, listed and attested."""
