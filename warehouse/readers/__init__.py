"""Readers: bytes of one format in, raw articles out; one file a format."""
