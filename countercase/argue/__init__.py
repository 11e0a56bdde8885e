"""The argument, pure: record, framework, case, verdict. Knows no notebook, chart or site."""
