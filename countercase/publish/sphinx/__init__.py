"""What jupyter-book is taught: roles, directives, layout, cards, search and what a page says of itself."""
