"""The commands, by what they are for. `countercase/cli.py` gathers them."""
