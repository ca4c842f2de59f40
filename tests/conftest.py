"""Settings for all tests: property tests try the same examples every time."""

from __future__ import annotations

import os

from hypothesis import settings

# A run must not depend on luck. To search for new examples: HYPOTHESIS_PROFILE=search.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
