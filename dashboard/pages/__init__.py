"""The pages of the dashboard, in the order of the menu."""
