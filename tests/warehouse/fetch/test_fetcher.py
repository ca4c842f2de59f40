from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest

from tests.warehouse.fetch.server import Site, serving
from warehouse.fetch import Fetcher, Refused, fetched
from warehouse.fetch.addresses import target
from warehouse.fetch.connection import Deadline, ask
from warehouse.model import Delivery, Hints, RawArticle, Rejection, Stage
from warehouse.readers.choice import choose

PAGE = "<html><body><article><h1>Kopf</h1><p>" + "Ein Satz steht hier. " * 20 + "</p></article>"


class World:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def fetcher(site: Site, world: World) -> Fetcher:
    return Fetcher(
        contact="desk@bote.example",
        private=frozenset({site.place}),
        clock=world.clock,
        sleep=world.sleep,
    )


def reason(action: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        action()
    assert refused.value.message
    return refused.value.reason


def test_a_page_is_fetched_under_our_name(site: Site, fetcher: Fetcher) -> None:
    page = fetcher.get(site.page("/a", PAGE))
    assert page.body == PAGE.encode()
    path, headers = site.seen[-1]
    assert path == "/a"
    assert headers["user-agent"].startswith("Newsprism/")
    assert headers["user-agent"].endswith("(+desk@bote.example)")
    assert headers["host"] == site.place
    assert "cookie" not in headers


def test_redirects_are_followed_and_the_last_address_is_told(site: Site, fetcher: Fetcher) -> None:
    site.page("/a", "", status=301, headers={"Location": "/b", "Set-Cookie": "x=y"})
    site.page("/b", "", status=302, headers={"Location": site.page("/c", PAGE)})
    assert fetcher.get(site.url("/a")).url == site.url("/c")
    assert all("cookie" not in headers for _, headers in site.seen)


def test_circles_of_redirects_end(site: Site, fetcher: Fetcher) -> None:
    site.page("/a", "", status=302, headers={"Location": "/a"})
    assert reason(lambda: fetcher.get(site.url("/a"))) == "redirects"
    assert [path for path, _ in site.seen].count("/a") == 6


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("file:///etc/passwd", "bad_address"),
        ("gopher://127.0.0.1/x", "bad_address"),
        ("http://169.254.169.254/latest", "private_address"),
        ("http://127.0.0.1:1/", "bad_address"),
        ("http://127.0.0.1/", "private_address"),
        ("http://[::1]/", "private_address"),
        ("//10.0.0.1/x", "private_address"),
        ("http://[", "bad_address"),
    ],
)
def test_redirects_are_checked_like_first_addresses(
    site: Site, fetcher: Fetcher, location: str, expected: str
) -> None:
    site.page("/a", "", status=302, headers={"Location": location})
    assert reason(lambda: fetcher.get(site.url("/a"))) == expected


def test_a_host_that_is_not_allowed_is_never_connected_to(site: Site) -> None:
    url = site.page("/a", PAGE)
    assert reason(lambda: Fetcher(private=frozenset()).get(url)) == "bad_address"
    assert site.seen == []


def test_a_name_that_leads_elsewhere_later_is_connected_to_where_it_was_checked(
    site: Site, world: World
) -> None:
    site.page("/a", PAGE)
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["192.0.2.1"]])
    fetcher = Fetcher(
        private=frozenset({f"bote.example:{site.port}"}),
        clock=world.clock,
        sleep=world.sleep,
        resolver=lambda _host, _port: next(answers),
    )
    # robots.txt and the page: each name is looked up once, and what was found is used.
    assert fetcher.get(f"http://bote.example:{site.port}/a").body == PAGE.encode()
    assert len(site.seen) == 2
    assert site.seen[-1][1]["host"] == f"bote.example:{site.port}"


@pytest.mark.parametrize(
    ("status", "expected"), [(404, "status"), (500, "status"), (401, "status")]
)
def test_other_answers_than_pages_are_told(
    site: Site, fetcher: Fetcher, status: int, expected: str
) -> None:
    assert reason(lambda: fetcher.get(site.page("/a", "", status=status))) == expected


def test_nobody_there_is_told() -> None:
    free = Fetcher(private=frozenset({"127.0.0.1:9"}))
    with pytest.raises(Refused) as refused:
        free.get("http://127.0.0.1:9/a")
    # Without an answer there is no robots.txt that would allow anything.
    assert refused.value.reason == "robots"


def test_robots_txt_is_obeyed(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    site.page("/open", PAGE)
    site.page("/closed/a", PAGE)
    assert fetcher.get(site.url("/open")).body
    assert reason(lambda: fetcher.get(site.url("/closed/a"))) == "robots"
    assert [path for path, _ in site.seen] == ["/robots.txt", "/open"]


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)]
)
def test_a_missing_robots_txt_allows_and_a_broken_one_does_not(
    site: Site, fetcher: Fetcher, status: int, allowed: bool
) -> None:
    site.page("/robots.txt", "x", status=status)
    url = site.page("/a", PAGE)
    if allowed:
        assert fetcher.get(url).body
    else:
        assert reason(lambda: fetcher.get(url)) == "robots"


def test_a_robots_txt_elsewhere_and_an_endless_one_are_read(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", "", status=301, headers={"Location": "/r"})
    site.page("/r", "User-agent: *\nDisallow: /a\n" + "# x\n" * 300_000)
    assert reason(lambda: fetcher.get(site.page("/a", PAGE))) == "robots"


def test_a_host_is_left_in_peace_between_two_pages(
    site: Site, fetcher: Fetcher, world: World
) -> None:
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 9\n")
    for path in ("/a", "/b", "/c"):
        fetcher.get(site.page(path, PAGE))
    assert world.slept == [9.0, 9.0]


def test_a_busy_host_is_asked_again_when_it_said(
    site: Site, fetcher: Fetcher, world: World
) -> None:
    url = site.page("/a", "", status=503, headers={"Retry-After": "7"})
    assert reason(lambda: fetcher.get(url)) == "busy"
    assert world.slept == [7.0]
    assert [path for path, _ in site.seen].count("/a") == 2


@pytest.mark.parametrize("after", ["3600", "999999999999", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_a_host_that_wants_long_peace_gets_it(site: Site, fetcher: Fetcher, after: str) -> None:
    url = site.page("/a", "", status=429, headers={"Retry-After": after})
    assert reason(lambda: fetcher.get(url)) == "busy"
    assert reason(lambda: fetcher.get(site.page("/b", PAGE))) == "busy"
    assert [path for path, _ in site.seen] == ["/robots.txt", "/a"]


@pytest.mark.parametrize("after", ["-5", "soon", "", "99 bottles"])
def test_nonsense_in_retry_after_is_no_reason_to_wait(
    site: Site, fetcher: Fetcher, world: World, after: str
) -> None:
    url = site.page("/a", "", status=429, headers={"Retry-After": after})
    assert reason(lambda: fetcher.get(url)) == "status"
    assert world.slept == []


def test_packed_pages_are_unpacked(site: Site, fetcher: Fetcher) -> None:
    packed = gzip.compress(PAGE.encode())
    url = site.page("/a", packed, headers={"Content-Encoding": "gzip"})
    assert fetcher.get(url).body == PAGE.encode()


@pytest.mark.parametrize(
    ("body", "coding", "expected"),
    [
        (gzip.compress(b"x" * 60_000_000, mtime=0), "gzip", "too_large"),
        (zlib.compress(b"x" * 60_000_000), "deflate", "too_large"),
        (b"x" * 15_000_001, "", "too_large"),
        # No time of packing, which would stand in the name of the test.
        (gzip.compress(PAGE.encode(), mtime=0)[:-20], "gzip", "bad_answer"),
        (b"no gzip", "gzip", "bad_answer"),
        (b"x", "br", "bad_answer"),
    ],
)
def test_bodies_beyond_measure_or_sense_are_refused(
    site: Site, fetcher: Fetcher, body: bytes, coding: str, expected: str
) -> None:
    url = site.page("/a", body, headers={"Content-Encoding": coding} if coding else {})
    assert reason(lambda: fetcher.get(url)) == expected


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x")
        handler.wfile.flush()


def _silence(handler: BaseHTTPRequestHandler) -> None:
    handler.rfile.read(1)


def _endless_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
    while True:
        handler.wfile.write(b"X: y\r\n")


def _endless_header(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
    while True:
        handler.wfile.write(b"y" * 1_000)


def _nonsense(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0 hello\r\n\r\n")


def test_what_drips_ends_at_the_deadline_for_all_of_it(site: Site) -> None:
    site.answers["/drip"] = _drip
    ticks = iter(range(1_000_000))
    deadline = Deadline(30, lambda: float(next(ticks)))
    wanted = target(site.url("/drip"), private=frozenset({site.place}))
    assert reason(lambda: ask(wanted, "127.0.0.1", {}, deadline=deadline)) == "timeout"


def test_a_server_that_says_nothing_is_not_waited_for(site: Site) -> None:
    site.answers["/a"] = _silence
    wanted = target(site.url("/a"), private=frozenset({site.place}))
    deadline = Deadline(0.05)
    assert reason(lambda: ask(wanted, "127.0.0.1", {}, deadline=deadline)) == "timeout"


@pytest.mark.parametrize("answer", [_endless_headers, _endless_header, _nonsense])
def test_nonsense_is_told(
    site: Site, fetcher: Fetcher, answer: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    site.answers["/a"] = answer
    assert reason(lambda: fetcher.get(site.url("/a"))) == "bad_answer"


def test_a_plain_server_behind_https_is_no_trustworthy_one(site: Site) -> None:
    private = frozenset({site.place})
    wanted = target(f"https://{site.place}/", private=private)
    assert reason(lambda: ask(wanted, "127.0.0.1", {}, deadline=Deadline(9))) == "tls"


def delivered(*urls: str) -> list[Delivery | Rejection]:
    return [
        Delivery(b"", url, received_at=datetime(2024, 5, 2, tzinfo=UTC), hints=Hints(url=url))
        for url in urls
    ]


def test_fetched_pages_are_articles_under_their_last_address(site: Site, fetcher: Fetcher) -> None:
    body = PAGE.replace("Kopf", "Größe").encode("cp1252")
    site.page("/b", body, headers={"Content-Type": "text/html; charset=iso-8859-1"})
    url = site.page("/a", "", status=301, headers={"Location": "/b"})
    (page,) = fetched(delivered(url), fetcher)
    assert isinstance(page, Delivery)
    (article,) = choose(page).read(page)
    assert isinstance(article, RawArticle)
    assert (article.title, article.url, article.origin) == ("Größe", site.url("/b"), url)
    assert article.received_at == datetime(2024, 5, 2, tzinfo=UTC)


def test_what_cannot_be_fetched_is_a_rejection_and_the_others_go_on(
    site: Site, fetcher: Fetcher
) -> None:
    broken = Rejection(Stage.READ, "bad_address", "list:3 is no address.", "list:3")
    gone, good = site.url("/gone"), site.page("/good", PAGE)
    feed = site.page("/feed", '<?xml version="1.0"?><rss version="2.0"></rss>')
    pdf = site.page("/pdf", b"%PDF-1.7 \x00\x01")
    found = list(fetched([*delivered(gone, good, good, feed, pdf), broken], fetcher))
    assert [type(one) for one in found] == [Rejection, Delivery, Rejection, Rejection, Rejection]
    first, _, third, fourth, last = found
    assert isinstance(first, Rejection)
    assert (first.stage, first.reason, first.hints.url) == (Stage.FETCH, "status", gone)
    assert first.message == f"{gone} was answered with 404 Not Found."
    assert isinstance(third, Rejection)
    assert "news feed" in third.message
    assert isinstance(fourth, Rejection)
    assert "is a PDF" in fourth.message
    assert last is broken
