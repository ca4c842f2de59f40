"""A real Chromium for the browser tests: one browser and one server a session, a page a test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request
from waitress import create_server

from dashboard.app import create_app, prime
from dashboard.signin import Door
from warehouse.commands import Desk

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def chrome() -> str | None:
    """Return the path of a Chrome or Chromium: NEWSPRISM_CHROME, else one of the system's."""
    given = os.environ.get("NEWSPRISM_CHROME")
    return given or next((path for name in _NAMES if (path := shutil.which(name))), None)


def launched(playwright: Playwright) -> Browser:
    """Start the browser; without one of the system's, playwright's own is tried."""
    return playwright.chromium.launch(executable_path=chrome(), args=list(_SWITCHES))


def _until_closed(run: Callable[[], None]) -> None:
    """Serve; that the sockets are closed from outside is how it ends."""
    with suppress(OSError):
        run()


@contextmanager
def served(desk: Desk, *, door: Door | None = None) -> Iterator[str]:
    """Serve a dashboard on a free port of this machine and give its address."""
    app = create_app(desk, door=door)
    prime(app, door)
    server = create_server(app.server, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=_until_closed, args=(server.run,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # Answers under way first: closing takes the ground from under them.
    server.task_dispatcher.shutdown()
    server.close()
    thread.join(timeout=10)


@dataclass(slots=True)
class Visit:
    """A page of the browser, the address of the server, and what went wrong meanwhile."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the dashboard and wait until its cards have answered."""
        self.page.goto(self.base + path)
        self.settled()
        return self.page

    def settled(self) -> None:
        """Wait until the page is there and no card waits any more."""
        self.page.locator("main h1").first.wait_for()
        self.page.locator(".np-card.is-waiting").first.wait_for(state="detached")
        # What is asked anew is paler until it has its answer.
        self.page.locator("[data-dash-is-loading='true']").first.wait_for(state="detached")

    def hear(self, message: ConsoleMessage) -> None:
        """Note an error of the console."""
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def ask(self, request: Request) -> None:
        """Note a request to any other host."""
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.hostname != "127.0.0.1":
            self.complaints.append(f"asked {request.url}")


# Colours are those of the page only once nothing moves or is asked anew any more.
_AT_REST = """() => !document.querySelector("[data-dash-is-loading='true']")
  && document.getAnimations().every(one => one.playState !== "running"
    || one.effect.getComputedTiming().iterations === Infinity)"""


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """Return the rules that the page breaks, with the elements that break them.

    What is found is looked at again once the page is at rest: half faded in, everything is pale.
    """
    found = _broken(page, options)
    if not found:
        return []
    page.wait_for_function(_AT_REST)
    return _broken(page, options)


def _broken(page: Page, options: dict[str, Any] | None) -> list[str]:
    quick = {"resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, options=quick | (options or {}))
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


@dataclass(slots=True)
class House:
    """The running browser and server; contexts are kept, so that pages load from their cache."""

    browser: Browser
    base: str
    contexts: dict[str, BrowserContext] = field(default_factory=dict)

    @contextmanager
    def visiting(self, *, fresh: bool = False, **options: Any) -> Iterator[Visit]:
        """Open a page; errors, foreign requests and console complaints fail the test.

        Args:
            fresh: in a context of its own, with nothing remembered.
            options: of the context: viewport, color_scheme ...
        """
        with self.listening(fresh=fresh, **options) as visit:
            yield visit
        assert visit.complaints == []

    @contextmanager
    def listening(self, *, fresh: bool = False, **options: Any) -> Iterator[Visit]:
        """Open a page that only notes what goes wrong; see `visiting`."""
        name = repr(sorted(options.items()))
        context = None if fresh else self.contexts.get(name)
        if context is None:
            context = self.browser.new_context(**({"viewport": DESK} | options))
            context.set_default_timeout(20_000)
        page = context.new_page()
        visit = Visit(page, self.base)
        page.on("console", lambda message: visit.hear(message))
        page.on("request", lambda request: visit.ask(request))
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        yield visit
        page.close()
        if fresh:
            context.close()
        else:
            self.contexts[name] = context
