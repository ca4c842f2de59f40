"""Newsprism's warehouse: from a delivered file to an answer. No Dash, Plotly or Flask here."""
