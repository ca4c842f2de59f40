"""Load packages: how a process that cannot open the warehouse hands articles to its owner."""
