"""Measuring against annotated corpora: matchers, figures with intervals, pages of errors."""
