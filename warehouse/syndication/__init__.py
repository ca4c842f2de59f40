"""Near-identical articles: what the words of one leave behind, and which are one story."""
