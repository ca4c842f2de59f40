"""`actors`: look actors up in the registry by a piece of any of their names."""

from __future__ import annotations

import sys
from argparse import Namespace

from warehouse.actors import registry
from warehouse.actors.names import Actor
from warehouse.errors import NotFound


def run(options: Namespace) -> int:
    """Print id, type and names of every actor that the words fit."""
    wanted = options.words.casefold()
    found = [actor for actor in registry.load().actors if _fits(actor, wanted)]
    if not found:
        raise NotFound(f"No actor is called {options.words!r}.", hint="Try a shorter piece.")
    for actor in found:
        names = dict.fromkeys(name for several in actor.names.values() for name in several)
        sys.stdout.write(f"{actor.id}\t{actor.type}\t{', '.join(names)}\n")
    return 0


def _fits(actor: Actor, wanted: str) -> bool:
    names = (name for several in actor.names.values() for name in several)
    return any(wanted in name.casefold() for name in (*names, *actor.aliases, *actor.acronyms))
