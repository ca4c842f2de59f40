"""`run.py screenshots`: every page as a picture; what the browser complains about is an error."""

from __future__ import annotations

import logging
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

from dashboard.pages.menu import MENU
from dashboard.signin import SIGN_IN, Door
from tests.dashboard.browsing import DESK, PHONE, House, Visit, launched, served
from warehouse import users
from warehouse.commands import Desk, LoadDemo

# The newest article that quotes somebody stands for all articles.
_LIST = "/articles?focus=quotation"
_ARTICLE_LINK = ".np-row-title"


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at."""

    size: str
    scheme: str
    language: str = "en"

    @property
    def name(self) -> str:
        """How the files of this view end, such as `phone-dark` or `desk-light-de`."""
        language = "" if self.language == "en" else f"-{self.language}"
        return f"{self.size}-{self.scheme}{language}"

    @property
    def viewport(self) -> ViewportSize:
        """The window in CSS pixels."""
        width, height = (one[side] for one in [_SIZES[self.size]] for side in ("width", "height"))
        return {"width": width, "height": height}


@dataclass(frozen=True, slots=True)
class Stop:
    """What is pictured: the name of its files, its address, and what is done there first.

    Attributes:
        follow: a link to follow, a selector.
        point: a card whose first column is clicked; the picture is of that card alone.
    """

    name: str
    path: str
    follow: str = ""
    point: str = ""


_SIZES = {"desk": DESK, "phone": PHONE}
VIEWS = (
    *(View(size, scheme) for size in _SIZES for scheme in ("light", "dark")),
    View("desk", "light", "de"),
)
PAGES = (
    *(Stop(item.name, item.path) for item in MENU),
    Stop("article", _LIST, _ARTICLE_LINK),
    Stop("evidence", "/?grain=month", point="#overview-volume-card"),
    Stop("not-found", "/no-such-page"),
)
EMPTY = (Stop("empty", "/"),)
CLOSED = (Stop("sign-in", SIGN_IN),)


def run(options: Namespace) -> int:
    """Take all pictures; the files go to stdout, complaints of the browser to stderr.

    Returns:
        1 when the console or the content policy complained about any page, else 0.
    """
    output: Path = options.output
    output.mkdir(parents=True, exist_ok=True)
    path = None if options.warehouse is None else Path(options.warehouse)
    complaints: list[str] = []
    # That a page asks for all its cards at once is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    with sync_playwright() as playwright, ExitStack() as open_:
        browser = launched(playwright)
        open_.callback(browser.close)
        for base, stops in _houses(path, open_):
            complaints += photographed(browser, base, stops, output)
    for complaint in complaints:
        sys.stderr.write(f"newsprism: {complaint}\n")
    return 1 if complaints else 0


def _houses(path: Path | None, open_: ExitStack) -> Iterator[tuple[str, Sequence[Stop]]]:
    """Yield the served dashboards one after the other: a filled, an empty, a locked one."""
    with _filled(path) as desk, served(desk) as base:
        yield base, PAGES
    empty = open_.enter_context(Desk.memory())
    with served(empty) as base:
        yield base, EMPTY
    with served(empty, door=_door(open_)) as base:
        yield base, CLOSED


@contextmanager
def _filled(path: Path | None) -> Iterator[Desk]:
    if path is not None:
        with Desk.open(path) as desk:
            yield desk
        return
    sys.stderr.write("newsprism: building the demo ...\n")
    with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder) / "demo.duckdb") as desk:
        desk.submit(LoadDemo())
        yield desk


def _door(open_: ExitStack) -> Door:
    file = Path(open_.enter_context(tempfile.TemporaryDirectory())) / "users"
    users.add(file, "reader", "never used, long enough")
    return Door(file, secret=b"x" * 32)


def photographed(
    browser: Browser,
    base: str,
    stops: Sequence[Stop],
    output: Path,
    views: Sequence[View] = VIEWS,
) -> list[str]:
    """Picture pages of a served dashboard from every view; return what the browser complained."""
    complaints: list[str] = []
    for view in views:
        house = House(browser, base)
        locale = "de-DE" if view.language == "de" else "en-GB"
        with house.listening(
            viewport=view.viewport,
            color_scheme=view.scheme,
            locale=locale,
            has_touch=view.size == "phone",
        ) as visit:
            for stop in stops:
                file = output / f"{stop.name}-{view.name}.png"
                _picture(visit, stop, view, file)
                sys.stdout.write(f"{file}\n")
                complaints += [f"{file.name}: {one}" for one in visit.complaints]
                visit.complaints.clear()
    return complaints


def _picture(visit: Visit, stop: Stop, view: View, file: Path) -> None:
    """Open a page, wait until nothing on it moves any more, and picture it."""
    joint = "&" if "?" in stop.path else "?"
    page = visit.open(f"{stop.path}{joint}ui={view.language}")
    if stop.follow:
        page.locator(stop.follow).first.click()
        page.wait_for_url("**/article/**")
        visit.settled()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    if stop.point:
        _clicked(page, stop.point).screenshot(path=file)
    else:
        page.screenshot(path=file, full_page=True)


def _clicked(page: Page, card: str) -> Locator:
    """Click the first column of a chart and return the card with the articles behind it."""
    chart = page.locator(f"{card} .js-plotly-plot")
    chart.scroll_into_view_if_needed()
    box = chart.locator(".bars .point").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 2, y)
    page.mouse.click(x, y)
    page.locator(f"{card} .np-evidence .np-row").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page.locator(card)
