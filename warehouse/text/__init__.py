"""From raw article to clean text: what was cut, blocks, sentences and language."""
