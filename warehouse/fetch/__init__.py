"""The only network door: polite and suspicious, one request after another.

Public hosts alone, robots.txt and Retry-After honoured, a pause for each host, no cookies, no
passwords. Nothing here runs unless a person named an address.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from http.client import responses
from importlib.metadata import version
from urllib.parse import urljoin

from warehouse.fetch.addresses import Refused, Resolver, Target, checked, resolved, target
from warehouse.fetch.connection import Answer, Deadline, ask
from warehouse.fetch.robots import NOTHING_ALLOWED, Rules, rules_of
from warehouse.model import Delivery, Rejection, Stage
from warehouse.readers.kinds import Kind, recognised
from warehouse.settings import Settings

__all__ = ["Fetcher", "Refused", "fetched"]

NAME = "Newsprism"
_SECONDS = 30.0
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_LONGEST_PATIENCE = 60.0
_LONGEST_RETRY = 86_400.0
_LONGEST_CRAWL_DELAY = 60.0
_LARGEST_ROBOTS = 500 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was fetched: its address after redirects, and what the server said it is."""

    url: str
    media_type: str
    body: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches pages, one at a time, and remembers what hosts asked for.

    Args:
        contact: whom a site may write to; stands in every request.
        delay: least seconds between two requests to a host.
        private: hosts ("host" or "host:port") that may be fetched although they are not public.
        clock, sleep, resolver: the world, so that tests can make one.
    """

    contact: str | None = None
    delay: float = 5.0
    private: frozenset[str] = frozenset()
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    resolver: Resolver = resolved
    _rules: dict[str, Rules] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)
    _closed_until: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings) -> Fetcher:
        """Return a fetcher as the settings want it."""
        hosts = (settings.fetch_private_hosts or "").lower().replace(",", " ").split()
        return cls(
            contact=settings.fetch_contact,
            delay=settings.fetch_delay,
            private=frozenset(hosts),
        )

    @property
    def agent(self) -> str:
        """How requests name themselves."""
        about = f" (+{self.contact})" if self.contact else ""
        return f"{NAME}/{version('newsprism')}{about}"

    def get(self, url: str) -> Page:
        """Fetch a page.

        Raises:
            Refused: it must not be fetched, or could not be.
        """
        wanted = target(url, private=self.private)
        for _ in range(_MOST_REDIRECTS + 1):
            rules = self._rules_of(wanted)
            if not rules.allow(wanted.url):
                raise Refused("robots", rules.why)
            answer = self._patiently(wanted, rules)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                wanted = self._followed(wanted, answer)
                continue
            if answer.status != 200:
                words = responses.get(answer.status, "")
                raise Refused("status", f"was answered with {answer.status} {words}".rstrip())
            return Page(wanted.url, answer.headers.get("content-type", ""), answer.body)
        raise Refused("redirects", f"leads on more than {_MOST_REDIRECTS} times")

    def _followed(self, wanted: Target, answer: Answer) -> Target:
        try:
            place = urljoin(wanted.url, answer.headers["location"].strip())
        except ValueError as error:
            raise Refused("bad_address", "leads on to no web address") from error
        return target(place, private=self.private)

    def _patiently(self, wanted: Target, rules: Rules) -> Answer:
        """Ask at the host's own pace; once more when it says that it is busy for a short while."""
        for is_last in (False, True):
            self._wait(wanted, rules)
            answer = self._ask(wanted)
            seconds = _asked_to_wait(answer)
            if seconds is not None:
                self._closed_until[wanted.host] = self.clock() + seconds
            if answer.status not in _BUSY or seconds is None:
                break
            if is_last or seconds > _LONGEST_PATIENCE:
                raise Refused("busy", f"is not to be asked for again for {seconds:,.0f} seconds")
        return answer

    def _wait(self, wanted: Target, rules: Rules) -> None:
        """Wait for the host's turn; a host that asked for more than a minute is left alone."""
        now = self.clock()
        closed = self._closed_until.get(wanted.host, now) - now
        if closed > _LONGEST_PATIENCE:
            raise Refused("busy", f"is on a host that asked for {closed:,.0f} seconds of peace")
        pause = max(self._next.get(wanted.host, now) - now, closed)
        if pause > 0:
            self.sleep(pause)
        between = max(self.delay, min(rules.delay, _LONGEST_CRAWL_DELAY))
        self._next[wanted.host] = self.clock() + between

    def _ask(self, wanted: Target, *, largest: int | None = None) -> Answer:
        deadline = Deadline(_SECONDS)
        address = checked(
            wanted, seconds=deadline.left, private=self.private, resolver=self.resolver
        )
        headers = {
            "User-Agent": self.agent,
            "Accept": "text/html, application/xhtml+xml, text/plain;q=0.5",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if largest is None:
            return ask(wanted, address, headers, deadline=deadline)
        return ask(wanted, address, headers, deadline=deadline, largest=largest, cut=True)

    def _rules_of(self, wanted: Target) -> Rules:
        if wanted.origin not in self._rules:
            self._rules[wanted.origin] = self._fetched_rules(wanted)
        return self._rules[wanted.origin]

    def _fetched_rules(self, wanted: Target) -> Rules:
        """Fetch a host's robots.txt; what cannot be asked is taken for a no (RFC 9309)."""
        place = replace(wanted, path="/robots.txt")
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                answer = self._ask(place, largest=_LARGEST_ROBOTS)
                if answer.status not in _REDIRECTS or "location" not in answer.headers:
                    return rules_of(answer.status, answer.body, NAME)
                place = self._followed(place, answer)
        except Refused as refusal:
            if refusal.reason in ("private_address", "unknown_host"):
                raise
            return NOTHING_ALLOWED
        return rules_of(404, b"", NAME)


def fetched(
    addresses: Iterable[Delivery | Rejection], fetcher: Fetcher
) -> Iterator[Delivery | Rejection]:
    """Yield the page of each address; what could not be fetched is a rejection (stage fetch).

    Args:
        addresses: deliveries without bytes whose hints hold the address; rejections pass through.
        fetcher: who fetches them.
    """
    seen: set[str] = set()
    for one in addresses:
        if isinstance(one, Rejection):
            yield one
            continue
        url = one.hints.url or one.origin
        if url in seen:
            continue
        seen.add(url)
        try:
            yield _delivered(one, fetcher.get(url))
        except Refused as refusal:
            yield _rejected(one, url, refusal)


def _delivered(one: Delivery, page: Page) -> Delivery:
    found = recognised("page", page.body, complete=True)
    if found.kind not in (Kind.PAGE, Kind.TEXT):
        raise Refused("no_page", found.message.rstrip(".") or f"is {found.kind}, no web page")
    is_page = found.kind is Kind.PAGE or "html" in page.media_type.lower()
    charset = page.media_type.partition(";")[2]
    media_type = ("text/html" if is_page else "text/plain") + (f";{charset}" if charset else "")
    hints = replace(one.hints, url=page.url)
    return replace(one, data=page.body, media_type=media_type, hints=hints)


def _rejected(one: Delivery, url: str, refusal: Refused) -> Rejection:
    return Rejection(
        stage=Stage.FETCH,
        reason=refusal.reason,
        message=f"{url} {refusal.message}.",
        origin=one.origin,
        received_at=one.received_at,
        hints=replace(one.hints, url=url),
    )


def _asked_to_wait(answer: Answer) -> float | None:
    """Return the seconds of a Retry-After header, a day at most; None for none or nonsense."""
    words = answer.headers.get("retry-after", "").strip()
    if words.isdecimal():
        return min(float(words[:12]), _LONGEST_RETRY)
    try:
        until, said = (
            parsedate_to_datetime(one) for one in (words, answer.headers.get("date", ""))
        )
        # Both are the server's own times, so that a wrong clock here does no harm.
        return min(max((until - said).total_seconds(), 0.0), _LONGEST_RETRY)
    except (ValueError, TypeError, OverflowError):
        return None
