"""Datasets of the cards that compare: profiles, shares of voice, pairs, movers and spikes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pandas as pd

from warehouse.queries import (
    actors,
    comentions,
    drivers,
    movers,
    profiles,
    shares,
    speakers,
    spikes,
    unheard,
)
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Cursor

# As many as the card divides among.
_VOICES = 8
_Frames = Iterator[pd.DataFrame]


def _profiles(cursor: Cursor, filters: Filters, language: str) -> _Frames:
    yield profiles.profiles(cursor, filters, limit=None, language=language)


def _voice_shares(cursor: Cursor, filters: Filters, language: str) -> _Frames:
    for voice in shares.Voice:
        ids = _divided(cursor, filters, voice)
        found = shares.shares(cursor, filters, actor_ids=ids, voice=voice, language=language)
        found.insert(0, "voice", voice.value)
        yield found


def _divided(cursor: Cursor, filters: Filters, voice: shares.Voice) -> Sequence[str]:
    if voice is shares.Voice.MENTIONS:
        return (filters.actor or list(actors.top(cursor, filters, limit=_VOICES)["actor_id"]))[
            :_VOICES
        ]
    ids = filters.actor or filters.speaker
    return (ids or list(speakers.top(cursor, filters, limit=_VOICES)["speaker_key"]))[:_VOICES]


def _comentions(cursor: Cursor, filters: Filters, language: str) -> _Frames:
    ids = filters.actor or list(actors.top(cursor, filters, limit=1)["actor_id"])
    for start in range(0, len(ids), comentions.MOST_BESIDE):
        some = ids[start : start + comentions.MOST_BESIDE]
        yield comentions.beside(
            cursor, filters, actor_ids=some, limit=None, least=1, language=language
        )


def _matrix(cursor: Cursor, filters: Filters, language: str) -> _Frames:
    ids = comentions.few(cursor, filters)
    yield comentions.matrix(cursor, filters, actor_ids=ids, language=language)


def _unheard(cursor: Cursor, filters: Filters, language: str) -> _Frames:
    yield unheard.unheard(cursor, filters, limit=None, language=language)


def _movers(cursor: Cursor, filters: Filters, language: str) -> _Frames:
    yield movers.movers(cursor, filters, limit=None, language=language)


def _spikes(cursor: Cursor, filters: Filters, language: str) -> _Frames:
    yield spikes.spikes(cursor, filters, limit=None, language=language)


def _drivers(cursor: Cursor, filters: Filters, language: str) -> _Frames:
    found = spikes.spikes(cursor, filters, limit=spikes.MOST_TOLD, language=language)
    columns = (found[name] for name in ("actor_id", "first", "last", "articles"))
    runs: list[drivers.Run] = list(zip(*columns, strict=True))
    told = drivers.drivers(cursor, filters, runs, language=language)
    for at, (actor_id, first, last, _) in enumerate(runs):
        own = told[told["spike"] == at].drop(columns="spike")
        own.insert(0, "actor_id", actor_id)
        own.insert(1, "first", first)
        own.insert(2, "last", last)
        yield own


STUDIES: dict[str, Callable[[Cursor, Filters, str], _Frames]] = {
    "actor_profiles": _profiles,
    "voice_shares": _voice_shares,
    "comentions": _comentions,
    "comention_matrix": _matrix,
    "unheard": _unheard,
    "movers": _movers,
    "spikes": _spikes,
    "spike_drivers": _drivers,
}


def frames(
    cursor: Cursor, filters: Filters, language: str
) -> dict[str, Callable[[], Iterator[pd.DataFrame]]]:
    """Return for each of these datasets what makes its frames."""
    return {name: partial(make, cursor, filters, language) for name, make in STUDIES.items()}


COLUMNS: dict[str, tuple[str, ...]] = {
    "actor_profiles": profiles.PROFILES_COLUMNS,
    "voice_shares": ("voice", *shares.SHARES_COLUMNS),
    "comentions": comentions.COMENTIONS_COLUMNS,
    "comention_matrix": comentions.COMENTIONS_COLUMNS,
    "unheard": unheard.UNHEARD_COLUMNS,
    "movers": movers.MOVERS_COLUMNS,
    "spikes": spikes.SPIKES_COLUMNS,
    "spike_drivers": ("actor_id", "first", "last", *drivers.DRIVERS_COLUMNS[1:]),
}
