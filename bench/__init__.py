"""How long the book takes, beside the plain way; and what it stands when it is killed. All of it in scratch folders."""
