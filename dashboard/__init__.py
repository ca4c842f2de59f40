"""The dashboard: asks the warehouse and draws the answer; it knows no SQL."""
