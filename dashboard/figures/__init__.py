"""Figures: a frame in, a Plotly figure as a plain dict out; pure functions."""
