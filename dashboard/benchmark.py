"""`benchmark serve`: a real server under readers who open every page, and how fast it answers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from argparse import Namespace
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any
from urllib.parse import urlencode

from dashboard.answers import Answer, above_the_bar, report

_ROOT = Path(__file__).resolve().parents[1]
_ADDRESS = re.compile(r"http://([\d.]+):(\d+)")
_PAGES = ("/", "/actors", "/speakers", "/wires", "/articles", "/sources", "/downloads")
_STATE = {"query.data", "view.data"}
_PATIENCE = 60
# States of a page as people choose them.
_QUERIES = (
    "",
    "language=de",
    "grain=month",
    "grain=day",
    "from=2026-01-01&to=2026-06-30",
    "from=2026-05-01&to=2026-05-31&language=en&language=de",
    "agency=AFP",
    "unique=1",
    "denominator=quoting",
    "denominator=stories",
    "from=undated",
    "q=plan",
    "q=plan&grain=day",
    "unique=1&grain=day",
)
# Charts that name an actor, a speaker and an outlet of the warehouse.
_NAMING = ("actors-over_time", "speakers-top", "sources-calendar")
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server listens."""

    host: str
    port: int


@dataclass(slots=True)
class Reader:
    """A person at the dashboard: one connection, every answer noted."""

    place: Place
    answers: list[Answer] = field(default_factory=list)

    def ask(self, path: str, *, what: str = "", state: str | None = None, body: Any = None) -> Any:
        """Send a request, note its answer, and return its JSON (None where there is none)."""
        begun = perf_counter()
        status, content = self._sent(path, body)
        name = what or path.split("?")[0]
        self.answers.append(Answer(name, status, perf_counter() - begun, state))
        try:
            return json.loads(content)
        except ValueError:
            return None

    def see(self, card: Card, query: str) -> Any:
        """Ask for a card with filters."""
        body = card.body(query)
        return self.ask("/_dash-update-component", what=card.name, state=query, body=body)

    def _sent(self, path: str, body: Any) -> tuple[int, bytes]:
        connection = HTTPConnection(self.place.host, self.place.port, timeout=_PATIENCE)
        try:
            if body is None:
                connection.request("GET", path)
            else:
                sent = json.dumps(body).encode()
                kind = {"Content-Type": "application/json"}
                connection.request("POST", path, sent, kind)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, HTTPException):
            return 0, b""
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class Card:
    """A callback that draws for a state of the page, as the server declares it."""

    output: str
    inputs: tuple[tuple[str, str], ...]
    state: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The first thing that it draws."""
        return self.output.removeprefix("..").split("...")[0]

    def body(self, query: str) -> dict[str, Any]:
        """Return the request that a browser sends for it."""
        known = {"query.data": query, "view.data": "light-wide"}
        parts = self.output.strip(".").split("...")
        outputs = [
            dict(zip(("id", "property"), part.rsplit(".", 1), strict=True)) for part in parts
        ]
        return {
            "output": self.output,
            "outputs": outputs if self.output.startswith("..") else outputs[0],
            "inputs": [_given(one, known) for one in self.inputs],
            "state": [_given(one, known) for one in self.state],
            "changedPropIds": ["query.data"],
        }


def _given(one: tuple[str, str], known: dict[str, str]) -> dict[str, Any]:
    return {"id": one[0], "property": one[1], "value": known.get(".".join(one))}


def cards(dependencies: Sequence[dict[str, Any]]) -> tuple[Card, ...]:
    """Return the callbacks that need nothing but the state of the page and the view."""
    found = [
        Card(
            one["output"],
            tuple((part["id"], part["property"]) for part in one["inputs"]),
            tuple((part["id"], part["property"]) for part in one["state"]),
        )
        for one in dependencies
        if one.get("clientside_function") is None
    ]
    return tuple(card for card in found if _drawn(card))


def _drawn(card: Card) -> bool:
    """Tell whether a card answers a new state of the page alone."""
    named = {".".join(part) for part in (*card.inputs, *card.state)}
    return ("query", "data") in card.inputs and named <= _STATE


def page_of(card: Card) -> str:
    """Return the page that a card stands on, by the first word of its id."""
    word = card.name.split("-")[0]
    return "/" if word == "overview" else f"/{word}"


def run(options: Namespace) -> int:
    """Serve the warehouse, let readers work from the first second, and print what it took."""
    with _serving(options.warehouse) as process:
        place = _listening(process)
        together = crowd(place, options.users, options.seconds)
        alone = _alone(place)
    sys.stdout.write(f"{options.users} readers for {options.seconds} s, from the first second\n")
    failed = report(together)
    sys.stdout.write(f"\none reader, each card with each filter {_ROUNDS} times\n")
    failed += report(alone)
    above_the_bar(alone)
    return 1 if failed else 0


def _serving(warehouse: str | None) -> subprocess.Popen[str]:
    command = [sys.executable, str(_ROOT / "run.py"), "serve", "--port", "0"]
    if warehouse is not None:
        command += ["--warehouse", warehouse]
    return _Ended(command, stderr=subprocess.PIPE, text=True)


class _Ended(subprocess.Popen[str]):
    """A process that is ended when its block is left."""

    def __exit__(self, *error: Any) -> None:
        self.terminate()
        super().__exit__(*error)


def _listening(process: subprocess.Popen[str]) -> Place:
    """Wait for the line that says where the server listens.

    Raises:
        RuntimeError: it ended without one.
    """
    said: list[str] = []
    lines = process.stderr or iter(())
    for line in lines:
        said.append(line)
        if (found := _ADDRESS.search(line)) is not None:
            # What else it says must be read, or it would wait for somebody who reads.
            threading.Thread(target=deque, args=(lines, 0), daemon=True).start()
            return Place(found[1], int(found[2]))
    raise RuntimeError("the server did not start: " + "".join(said[-5:]))


def _visit(reader: Reader, path: str, query: str, found: Sequence[Card]) -> None:
    reader.ask(f"{path}?{query}", what=f"GET {path}", state=query)
    for card in found:
        if page_of(card) == path:
            reader.see(card, query)


def crowd(place: Place, users: int, seconds: int) -> list[Answer]:
    """Let so many readers open page after page at once for so many seconds; return all answers."""
    end = monotonic() + seconds
    readers = [Reader(place) for _ in range(users)]

    def work(number: int, reader: Reader) -> None:
        reader.ask("/_dash-layout")
        found = cards(reader.ask("/_dash-dependencies") or [])
        states = (*_QUERIES, *named_in(reader, found))
        visits = [(path, query) for query in states for path in _PAGES]
        for path, query in islice(cycle(visits), number * 7, None):
            _visit(reader, path, query, found)
            if monotonic() > end:
                return

    threads = [
        threading.Thread(target=work, args=(number, reader))
        for number, reader in enumerate(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answer for reader in readers for answer in reader.answers]


def _alone(place: Place) -> list[Answer]:
    reader = Reader(place)
    found = cards(reader.ask("/_dash-dependencies") or [])
    states = (*_QUERIES, *named_in(Reader(place), found))
    for query in states * _ROUNDS:
        for card in found:
            reader.see(card, query)
    return reader.answers


def named_in(reader: Reader, found: Sequence[Card]) -> list[str]:
    """Return states of a page that name what this very warehouse holds, as people choose it."""
    marks = {
        name: _marks(reader.see(card, ""))
        for card in found
        for name in _NAMING
        if card.name.startswith(f"{name}-card.")
    }
    actors, speakers, outlets = (marks.get(name, [])[:2] for name in _NAMING)
    states = [[("actor", actors[:1])], [("speaker", speakers[:1])], [("outlet", outlets[:1])]]
    states += [[("actor", actors)], [("actor", actors), ("together", ["1"])]]
    return [urlencode(pairs, doseq=True) for pairs in states if all(one for _, one in pairs)]


def _marks(answer: Any) -> list[str]:
    """Return what the marks of a chart stand for, what is drawn last (on top) first."""
    parts = (answer or {}).get("response", {}).values()
    traces = [trace for part in parts for trace in part.get("figure", {}).get("data", ())]
    keys = [mark[0] for trace in traces for mark in trace.get("customdata", ())]
    return list(dict.fromkeys(str(key) for key in reversed(keys) if key))
