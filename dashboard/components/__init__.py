"""Components: values in, a tree of Dash components out; pure functions."""
