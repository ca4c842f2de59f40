"""The bootstrap: makes the environment on first use, then serves, tests or hands over to the CLI.

Standard library only until the pinned environment exists.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
OWN_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST = (3, 11)
ONCE = "NEWSPRISM_BOOTSTRAPPED"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)


def say(words: str) -> None:
    """Print a line of progress to stderr; stdout belongs to data."""
    print(f"newsprism: {words}", file=sys.stderr, flush=True)


def fail(what: str, cure: str) -> int:
    """Say what went wrong and what to do, and return the exit code for it."""
    say(f"{what}\n           {cure}")
    return 1


def requirements(extras: list[str]) -> list[str]:
    """Return the requirement lines of pyproject.toml for the product and the given extras."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return [line for line in lines if is_for_this_python(line)]


def is_for_this_python(line: str) -> bool:
    """Tell whether a requirement line holds for this interpreter; the one marker we use is read."""
    below = re.search(r"python_version < '(\d+)\.(\d+)'", line)
    return below is None or sys.version_info[:2] < (int(below[1]), int(below[2]))


def numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version, enough to compare against a lower bound."""
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+")[0])[:3])


def absent(extras: list[str]) -> list[str]:
    """Return the requirements that this interpreter does not meet."""
    lacking = []
    for line in requirements(extras):
        name = re.match(r"[A-Za-z0-9._-]+", line)
        bound = re.search(r">=([\d.]+)|==([\d.]+)", line)
        try:
            have = importlib.metadata.version(name.group() if name else line)
        except importlib.metadata.PackageNotFoundError:
            lacking.append(line)
            continue
        if bound is not None and numbers(have) < numbers(bound.group(1) or bound.group(2)):
            lacking.append(line)
    return lacking


def quietly(*command: str) -> bool:
    """Run a command without its output; tell whether it worked."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def is_root_on_debian() -> bool:
    """Tell whether apt-get may be used to install what the system lacks."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(*packages: str) -> bool:
    """Install Debian packages, as root only; tell whether it worked."""
    say(f"installing {', '.join(packages)} with apt-get ...")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    quietly("apt-get", "update")
    return quietly("apt-get", "install", "-y", "--no-install-recommends", *packages)


def make_environment() -> bool:
    """Make `.venv` beside this file in a way that works here; tell whether it worked."""
    say("first start: making the environment .venv beside run.py (your Python is not touched)")
    shutil.rmtree(VENV, ignore_errors=True)
    if quietly(sys.executable, "-m", "venv", str(VENV)):
        return True
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if is_root_on_debian() and (
        apt_install(f"python{version}-venv") or apt_install("python3-venv")
    ):
        shutil.rmtree(VENV, ignore_errors=True)
        if quietly(sys.executable, "-m", "venv", str(VENV)):
            return True
    shutil.rmtree(VENV, ignore_errors=True)
    return quietly(sys.executable, "-m", "venv", "--without-pip", str(VENV))


def installer() -> list[str] | None:
    """Return the command that installs into `.venv`: its own pip, this Python's pip, or uv."""
    if quietly(str(OWN_PYTHON), "-m", "pip", "--version"):
        return [str(OWN_PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    if quietly(sys.executable, "-m", "pip", "--version"):
        return [sys.executable, "-m", "pip", "--python", str(OWN_PYTHON), "install"]
    if shutil.which("uv") is not None:
        return ["uv", "pip", "install", "--python", str(OWN_PYTHON)]
    return None


def install(extras: list[str]) -> bool:
    """Install the pinned dependencies into `.venv` with a line of progress for each."""
    command = installer()
    if command is None:
        return False
    target = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    say("installing the pinned dependencies (once; about a minute) ...")
    command += ["--constraint", str(ROOT / "constraints.txt"), "--editable", target]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        tail = []
        for line in process.stdout or ():
            tail.append(line.rstrip())
            if line.startswith("Collecting "):
                say(f"  {line.split()[1]}")
    if process.returncode != 0:
        say("the installer said:\n" + "\n".join(tail[-8:]))
    return process.returncode == 0


def start_again(argv: list[str]) -> int:
    """Run this file inside `.venv` in place of the present process."""
    os.environ[ONCE] = "1"
    command = [str(OWN_PYTHON), str(ROOT / "run.py"), *argv]
    if not WINDOWS:
        os.execv(command[0], command)  # noqa: S606 - becomes the other interpreter, never returns
    return subprocess.call(command)


def bootstrap(argv: list[str], extras: list[str]) -> int | None:
    """Make sure the dependencies are there; None means "go on", a number is the exit code."""
    lacking = absent(extras)
    if not lacking:
        return None
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if inside and ONCE in os.environ and not install(extras):
        return fail(
            "The dependencies could not be installed.",
            "Check the network, delete .venv and try again; or: pip install -e '.[test]'",
        )
    if inside and ONCE in os.environ:
        lacking = absent(extras)
        return (
            None if not lacking else fail(f"Still missing: {lacking}.", "Delete .venv, try again.")
        )
    if not quietly(str(OWN_PYTHON), "--version") and not make_environment():
        return fail(
            "Python's venv module does not work here.",
            "Install it (Debian, Ubuntu: apt install python3-venv), or: pip install -e '.[test]'",
        )
    return start_again(argv)


def find_browser() -> str | None:
    """Return the path of an installed Chrome or Chromium."""
    named = os.environ.get("NEWSPRISM_CHROME")
    for candidate in (named, *map(shutil.which, BROWSERS), *BROWSER_PLACES):
        if candidate is not None and Path(candidate).exists():
            return candidate
    return playwright_browser()


def playwright_browser() -> str | None:
    """Return the path of the Chromium that playwright keeps, when it has one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_browser() -> None:
    """Install a Chromium by the ordinary means of this system."""
    if is_root_on_debian():
        apt_install("chromium", "fonts-dejavu-core")
    else:
        say("installing Chromium with playwright ...")
        quietly(sys.executable, "-m", "playwright", "install", "chromium")


def have_browser() -> bool:
    """Find or install the browser that tests and pictures drive; without one, say what to do."""
    if find_browser() is None:
        install_browser()
    browser = find_browser()
    if browser is None:
        fail(
            "This needs Chrome or Chromium, and it could not be installed.",
            "Install one (Debian: apt install chromium) or set NEWSPRISM_CHROME to its path.",
        )
        return False
    os.environ["NEWSPRISM_CHROME"] = browser
    return True


def test(arguments: list[str]) -> int:
    """Run all tests; some of them drive a browser."""
    if not have_browser():
        return 1
    say(f"running the tests (browser: {os.environ['NEWSPRISM_CHROME']})")
    command = [sys.executable, "-m", "pytest", *(arguments or ["--numprocesses=auto"])]
    return subprocess.call(command, cwd=ROOT)


def serve(arguments: list[str]) -> int:
    """Open the warehouse and serve the dashboard until Ctrl-C."""
    from dashboard.app import door_of, run
    from warehouse.cli import guarded, open_for_serving

    def serving() -> int:
        with open_for_serving(arguments, check=door_of) as opened:
            return run(opened.desk, opened.settings)

    return guarded(serving)


def benchmark(argv: list[str]) -> int:
    """Measure the dashboard; the words and options are declared with all the others."""
    from dashboard.benchmark import run
    from warehouse.cli.parser import parsed

    return run(parsed(argv))


def screenshots(argv: list[str]) -> int:
    """Picture every page; the options are declared with those of all other words."""
    from warehouse.cli import guarded
    from warehouse.cli.parser import parsed

    options = parsed(argv)
    if not have_browser():
        return 1
    from tests.dashboard import screenshots as camera

    return guarded(lambda: camera.run(options))


def main(argv: list[str]) -> int:
    """Choose by the first word: serve (default), test, anything else is warehouse.cli's."""
    if sys.version_info < OLDEST:
        have = ".".join(map(str, sys.version_info[:2]))
        return fail(
            f"Newsprism needs Python 3.11 or newer; this is {have}.", "Install a newer one."
        )
    word = argv[0] if argv and not argv[0].startswith("-") else "serve"
    if argv[:1] not in (["-h"], ["--help"]):
        stop = bootstrap(argv, ["test"] if word in ("test", "screenshots") else [])
        if stop is not None:
            return stop
        if word == "serve":
            return serve(argv[1:] if argv[:1] == ["serve"] else argv)
        if word == "test":
            return test(argv[1:])
        if word == "screenshots":
            return screenshots(argv)
        if argv[:2] == ["benchmark", "serve"]:
            return benchmark(argv)
    from warehouse.cli import main as command_line

    return command_line(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
