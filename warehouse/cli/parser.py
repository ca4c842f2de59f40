"""All words and options of the command line, declared once."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from warehouse.cli import days

USAGE = 64
# The filters of the dashboard's URL, by the same names; each option may be given several times.
FILTERS = {
    "from": "first day, such as 2023-10-01",
    "to": "last day",
    "actor": "id of an actor that is mentioned",
    "speaker": "key of a speaker who is quoted",
    "outlet": "who published",
    "language": "code such as de",
    "agency": "id of a credited wire agency",
    "role": "kind of credit: credit, dateline, byline, in_text, photo",
    "q": "words that the article holds",
    "together": "1: articles that mention all of the actors, not one of them",
    "unique": "1: count a story once",
    "denominator": "what a share is a share of",
    "grain": "day, week, month or year",
}
_EPILOG = """exit codes: 0 all well; 1 an error; 2 done, but some input was rejected;
64 wrong usage; 65 unreadable input; 66 not found; 74 a file that is damaged or cannot be read
or written; 75 the warehouse is in use; 78 a setting or schema that does not fit;
130 interrupted; 143 ended by the system"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(USAGE, f"{self.prog}: {message}\n")


def parsed(argv: list[str]) -> argparse.Namespace:
    """Return the options of a command line; `run` is the function to call with them.

    Raises:
        SystemExit: help was asked for (0) or the options are wrong (64).
    """
    return parser().parse_args(argv)


def parser() -> _Parser:
    """Return the parser of all words."""
    top = _Parser(
        prog="run.py",
        description="Newsprism: who is mentioned, who gets to speak, whose wire copy it is.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words = top.add_subparsers(title="words", metavar="WORD", required=True)
    _serve(_word(words, "serve", "serve the dashboard (the default word)", "serving:not_here"))
    _word(words, "test", "run all tests", "serving:not_here")
    _screenshots(_word(words, "screenshots", "picture every page", "serving:not_here"))
    _ingest(_word(words, "ingest", "read articles into the warehouse", "ingesting:run"))
    _annotate(
        _word(words, "annotate", "annotate JSON lines, without a warehouse", "annotating:run")
    )
    _evaluate(_word(words, "evaluate", "measure against an annotated corpus", "evaluating:run"))
    _actors(_word(words, "actors", "look an actor up", "searching:run"))
    _export(_word(words, "export", "write a dataset as CSV, Parquet, JSONL, XLSX", "exporting:run"))
    _benchmark(_word(words, "benchmark", "measure speed and memory", "benchmarking:run"))
    _sources(_word(words, "sources", "show outlets, gaps and rejections", "sources:run"))
    _demo(_word(words, "demo", "load invented articles, or remove them", "demo:run"))
    _views(_word(words, "views", "list saved views, save or delete one", "views:run"))
    _users(_word(words, "users", "say who may sign in to the dashboard", "users:run"))
    stories = _word(words, "stories", "find anew which articles are one story", "clustering:run")
    _warehouse(days.window(stories))
    _doctor(_word(words, "doctor", "look after the installation and the file", "doctor:run"))
    _migrate(_word(words, "migrate", "bring the file to the newest schema", "doctor:migrate"))
    return top


def serving_parser() -> argparse.ArgumentParser:
    """Return the parser of the options of `serve`."""
    serve = _Parser(prog="run.py serve", description="Serve the dashboard.")
    _serve(serve)
    return serve


def _word(
    words: argparse._SubParsersAction[_Parser], name: str, meaning: str, target: str
) -> argparse.ArgumentParser:
    word = words.add_parser(name, help=meaning, description=meaning[0].upper() + meaning[1:] + ".")
    word.set_defaults(run=_later(target))
    return word


def _later(target: str) -> Callable[[argparse.Namespace], int]:
    """Return a function that imports its module when it is called, so that help stays light."""
    module, function = target.split(":")

    def run(options: argparse.Namespace) -> int:
        command = getattr(importlib.import_module(f"warehouse.cli.{module}"), function)
        return int(command(options))

    return run


def _warehouse(word: argparse.ArgumentParser) -> None:
    word.add_argument(
        "--warehouse",
        metavar="PATH",
        help="the warehouse file (default: newsprism.duckdb in the user's data folder)",
    )
    word.add_argument("--settings", type=Path, metavar="FILE", help="the settings file to read")


def _doctor(word: argparse.ArgumentParser) -> None:
    word.epilog = "Exit code 1: there is a problem (warnings are none). See docs/how-to/doctor.md."
    word.add_argument("--json", action="store_true", help="write the checks as JSON")
    word.add_argument(
        "--deep", action="store_true", help="count anew all that is derived, and check every span"
    )
    word.add_argument("--mend", action="store_true", help="count the rollups of all days anew")
    word.add_argument(
        "--set-aside-wal",
        action="store_true",
        help="move a damaged log aside that keeps the file from being opened",
    )
    _warehouse(word)


def _migrate(word: argparse.ArgumentParser) -> None:
    word.epilog = "The file is copied first. See docs/how-to/doctor.md."
    word.add_argument("--check", action="store_true", help="tell what is missing, change nothing")
    word.add_argument(
        "--compact", action="store_true", help="copy the file into a smaller one, and keep the old"
    )
    _warehouse(word)


def _workers(word: argparse.ArgumentParser) -> None:
    word.add_argument(
        "--workers",
        type=_at_least_one,
        metavar="N",
        help="processes to use (default: one a processor); the result never depends on it",
    )


def _serve(word: argparse.ArgumentParser) -> None:
    _warehouse(word)
    word.add_argument("--host", help="address to listen on (default: this machine only)")
    word.add_argument("--port", help="port to listen on (default: 8050; 0: any free one)")
    word.add_argument(
        "--users-file", metavar="FILE", help="who may sign in; needed to listen on other addresses"
    )
    word.add_argument("--served-names", metavar="NAMES", help="names that it is reached by")


def _screenshots(word: argparse.ArgumentParser) -> None:
    word.epilog = "Exit code 1: a browser complained. See docs/how-to/screenshots.md."
    word.add_argument(
        "--output",
        type=Path,
        default=Path("screenshots"),
        metavar="DIR",
        help="folder for the pictures (default: screenshots)",
    )
    word.add_argument("--warehouse", metavar="PATH", help="whose pages (default: a demo's)")


def _demo(word: argparse.ArgumentParser) -> None:
    word.epilog = "All of it is invented but the agencies. See docs/how-to/demo.md."
    word.add_argument("--remove", action="store_true", help="take out exactly the demo")
    word.add_argument("--articles", type=_at_least_one, default=600, metavar="N", help="how many")
    word.add_argument("--seed", type=int, default=1, metavar="N", help="which ones (default: 1)")
    word.add_argument(
        "--as-written", action="store_true", help="do not ask the annotators; for load tests"
    )
    _warehouse(word)


def _users(word: argparse.ArgumentParser) -> None:
    word.epilog = "The password is asked for, or read from stdin. See docs/how-to/sign-in.md."
    word.add_argument("task", choices=("list", "add", "remove"), help="what to do")
    word.add_argument("name", nargs="?", metavar="NAME", help="whom to add or remove")
    word.add_argument("--users-file", metavar="FILE", help="the file (default: the setting)")
    word.add_argument("--settings", type=Path, metavar="FILE", help="the settings file to read")


def _ingest(word: argparse.ArgumentParser) -> None:
    word.epilog = (
        "Examples: ingest news.csv; ingest pages/ 'more/**/*.html' week.jsonl.zst; ingest old.csv "
        "--column text=body --column date=pubdate --save-mapping old.toml; ingest --urls list.txt. "
        "Every run closes with a balance on stdout; what is rejected is kept with its reason. Exit "
        "code 2: done, but something was rejected. See docs/how-to/import.md."
    )
    word.add_argument(
        "paths",
        nargs="*",
        metavar="PATH|URL",
        help="text files, web pages, JSON lines, tables (CSV, TSV, XLSX, ODS, Parquet), each also "
        "packed (gz, xz, bz2, zst, zip), folders of them, patterns such as 'news/**/*.html', "
        'addresses of pages, or "-" for stdin',
    )
    word.add_argument(
        "--urls",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="fetch the pages whose addresses stand in a file: one a line, or a table's column",
    )
    _tables(word)
    word.add_argument(
        "--published", type=days.day, metavar="DATE", help="publication day, YYYY-MM-DD"
    )
    word.add_argument(
        "--outlet", help="who published the articles; wins over what the articles say themselves"
    )
    word.add_argument("--url", help="address of the article (one file)")
    word.add_argument("--title", help="title of the article (one file)")
    word.add_argument("--language", metavar="CODE", help="language, such as de (default: detected)")
    _coverage(word)
    word.add_argument(
        "--wait",
        action="store_true",
        help="when another process (the dashboard) holds the warehouse: wait until it has stored "
        "what it is handed, and tell the whole balance",
    )
    word.add_argument(
        "--patience",
        type=_at_least_one,
        default=600,
        metavar="SECONDS",
        help="with --wait: give up (exit code 75) when a package is not stored for so long; it "
        "stays safe in the landing (default: 600)",
    )
    _workers(word)
    _warehouse(word)


def _tables(word: argparse.ArgumentParser) -> None:
    word.add_argument(
        "--column",
        type=_column,
        action="append",
        default=[],
        metavar="ROLE=COLUMN",
        help="which column of a table (or key of JSON lines) is what, by name or number; roles: "
        "text, html, title, url, date, outlet, author, language, id; ROLE= for none",
    )
    word.add_argument(
        "--date-order",
        choices=("day-first", "month-first"),
        help="how dates such as 03/04/2023 in tables are meant (default: told from the others)",
    )
    word.add_argument(
        "--mapping", type=Path, metavar="FILE", help="read tables as this file says (TOML)"
    )
    word.add_argument(
        "--save-mapping",
        type=Path,
        metavar="FILE",
        help="write how the first table was read into a file that --mapping reads",
    )
    word.add_argument(
        "--preview", action="store_true", help="show how files would be read; store nothing"
    )


def _coverage(word: argparse.ArgumentParser) -> None:
    word.add_argument(
        "--covers",
        type=days.days,
        action="append",
        default=[],
        metavar="FROM..TO",
        help="declare that these days of the outlet (or of all outlets in the delivery) are "
        "complete, so that empty days count as 0; also 2024-03 or 2024; without any file it "
        "belongs to --outlet",
    )
    word.add_argument(
        "--not-covered",
        type=days.days,
        action="append",
        default=[],
        metavar="FROM..TO",
        help="take back what --covers declared for these days",
    )


def _annotate(word: argparse.ArgumentParser) -> None:
    word.epilog = (
        "Every input line is answered by one output line, a rejected one with the reason. The "
        "balance goes to stderr: read = annotated + rejected (+ not analysed). Exit code 2: done, "
        "but something was rejected."
    )
    word.add_argument(
        "input",
        metavar="IN.jsonl",
        help='JSON lines or one JSON array (also .gz, .xz), "-" for stdin',
    )
    word.add_argument(
        "--output", default="-", metavar="OUT.jsonl", help='where to write, "-" for stdout'
    )
    _workers(word)


def _evaluate(word: argparse.ArgumentParser) -> None:
    word.add_argument(
        "task",
        nargs="?",
        choices=("quotations", "wires", "mentions", "metadata"),
        help="what to measure (default: all that the data has labels for)",
    )
    word.add_argument(
        "--data", type=Path, required=True, metavar="PATH", help="a corpus, or a folder of corpora"
    )
    word.add_argument(
        "--labels",
        type=Path,
        metavar="FILE",
        help="labels that count characters of the articles at --data",
    )
    word.add_argument(
        "--half", choices=("first", "second"), help="only this half of each corpus' documents"
    )
    word.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    word.add_argument(
        "--errors", type=Path, metavar="FILE", help="write misses and false alarms as a page"
    )
    word.add_argument(
        "--rules", action="store_true", help="also say how often each quotation rule is right"
    )
    word.add_argument(
        "--as-jsonl", type=Path, metavar="FILE", help="write the corpus as input for ingest instead"
    )
    _workers(word)


def _actors(word: argparse.ArgumentParser) -> None:
    word.add_argument("words", metavar="NAME", help="a piece of a name, in any language")


def _sources(word: argparse.ArgumentParser) -> None:
    word.epilog = (
        "Without an option it lists every outlet and the missing days. Exit code 2: read again, "
        "but something is still rejected. See docs/how-to/coverage.md."
    )
    word.add_argument("--outlet", metavar="NAME", help="only this outlet, or the one to change")
    word.add_argument(
        "--rights",
        choices=("text", "snippets", "offsets", "default"),
        help="what extracts may carry of the outlet's words (default: as the settings say)",
    )
    word.add_argument("--group", metavar="NAME", help='the group of the outlet; "" for none')
    word.add_argument("--rejections", action="store_true", help="list what was rejected, and why")
    word.add_argument(
        "--replay",
        nargs="?",
        const="",
        metavar="REASON",
        help="read the stored bytes of open rejections again: all, or those with a reason",
    )
    _warehouse(word)


def _views(word: argparse.ArgumentParser) -> None:
    word.epilog = "Each line: name, page, state of the page, when it was saved. See also export."
    word.add_argument("--save", metavar="NAME", help="keep --query of --page under this name")
    word.add_argument("--page", default="overview", metavar="WORD", help="word of the menu")
    word.add_argument("--query", default="", metavar="STATE", help="what follows ? in an address")
    word.add_argument("--delete", metavar="NAME", help="forget the view of this name")
    _warehouse(word)


def _export(word: argparse.ArgumentParser) -> None:
    word.add_argument(
        "dataset",
        nargs="?",
        metavar="DATASET",
        help="volume, coverage, actors, actors_over_time, actor_profiles, "
        "voice_shares, comentions, comention_matrix, unheard, movers, spikes, spike_drivers, "
        "speakers, "
        "speakers_over_time, voices, naming, wires_over_time, wires_by_role, wires_by_outlet, "
        "volume_in_detail, actors_in_detail, speakers_in_detail, wires_in_detail, outlets, gaps, "
        "rejections, articles, mentions, quotations or wire_credits",
    )
    word.add_argument("--output", default="-", metavar="FILE", help='where to write, "-": stdout')
    word.add_argument(
        "--format", choices=("csv", "parquet", "jsonl", "xlsx"), default="csv", help="of the data"
    )
    word.add_argument(
        "--package", action="store_true", help="a zip with dictionary, README and manifest"
    )
    word.add_argument("--verify", metavar="ZIP", help="check a package instead of writing one")
    word.add_argument("--view", metavar="NAME", help="the filters of a saved view")
    word.add_argument("--ui", default="en", choices=("en", "de"), help="language of the words")
    for name, meaning in FILTERS.items():
        word.add_argument(
            f"--{name}",
            dest=f"filter_{name}",
            action="append",
            default=[],
            metavar="VALUE",
            help=meaning,
        )
    _warehouse(word)


def _benchmark(word: argparse.ArgumentParser) -> None:
    word.epilog = (
        "annotate: articles per second, stage by stage, on made-up articles. serve: a dashboard "
        "under readers who open every page from its first second; exit code 1 when one failed. "
        "extracts: first byte, seconds and memory of a whole dataset in each format. linear: how "
        "time grows with texts that try to be slow; exit code 1 when one grows faster than they do."
    )
    tasks = ("annotate", "linear", "serve", "extracts")
    word.add_argument("task", choices=tasks, help="what to measure")
    word.add_argument(
        "--characters",
        type=_at_least_one,
        default=100_000,
        metavar="N",
        help="linear: of the longest text (default: 100,000; an article may have 2,000,000)",
    )
    word.add_argument("--articles", type=_at_least_one, default=200, metavar="N", help="how many")
    word.add_argument(
        "--dataset", default="mentions", metavar="NAME", help="extracts: which (default: mentions)"
    )
    word.add_argument("--users", type=_at_least_one, default=10, metavar="N", help="serve: readers")
    word.add_argument(
        "--seconds", type=_at_least_one, default=30, metavar="N", help="serve: how long they read"
    )
    _warehouse(word)


def _column(words: str) -> tuple[str, str]:
    role, equals, column = words.partition("=")
    if not equals or not role.strip():
        raise argparse.ArgumentTypeError(f"{words!r} is not of the form text=COLUMN")
    return role.strip().lower(), column.strip()


def _at_least_one(words: str) -> int:
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is not a number from 1")
    return int(words)
