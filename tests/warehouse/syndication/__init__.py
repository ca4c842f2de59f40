"""Tests of stories: fingerprints and clusters."""
