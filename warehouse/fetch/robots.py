"""What a host's robots.txt allows, read as RFC 9309 says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be fetched, how many seconds shall lie between, and why something may not."""

    allow: Callable[[str], bool]
    delay: float = 0.0
    why: str = "is not to be fetched by programs, says the robots.txt of its host"


EVERYTHING_ALLOWED = Rules(lambda _url: True)
NOTHING_ALLOWED = Rules(
    lambda _url: False,
    why="was not fetched, because the robots.txt of its host could not be read",
)


def rules_of(status: int, body: bytes, agent: str) -> Rules:
    """Return the rules of a robots.txt: none where there is no such file, all closed on errors.

    Args:
        status: how the server answered.
        body: the file, or its beginning.
        agent: the name under which we are asking.
    """
    if status >= 500:
        return NOTHING_ALLOWED
    if status != 200:
        return EVERYTHING_ALLOWED
    parsed = Protego.parse(body.decode(errors="replace"))
    return Rules(
        lambda url: parsed.can_fetch(url, agent), delay=float(parsed.crawl_delay(agent) or 0.0)
    )
