"""Figures that stand by themselves: described in `data/figures/`, drawn from the record, the series and the cases."""
