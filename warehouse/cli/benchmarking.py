"""`benchmark`: articles a CPU second for each stage of the conveyor, and the peak of memory."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from time import process_time

from warehouse.actors import ActorIndex, registry
from warehouse.annotate import Annotator
from warehouse.cli import timing_extracts, timing_growth
from warehouse.cli.examples import made_up_articles
from warehouse.cli.memory import peak_megabytes
from warehouse.conveyor import annotators
from warehouse.languages import LanguagePack, load
from warehouse.model import Annotations, CleanText, RawArticle
from warehouse.text.clean import clean

_WARM_UP = 5


def run(options: Namespace) -> int:
    """Measure extracts, or annotating: on made-up articles, in this process alone."""
    if options.task == "extracts":
        return timing_extracts.run(options)
    if options.task == "linear":
        return timing_growth.run(options)
    pack = load("de")
    if pack is None:
        raise LookupError("the German pack is part of every installation")
    articles = tuple(made_up_articles(options.articles))
    index = registry.load()
    _measure(articles[:_WARM_UP], pack, index, lambda _line: None)
    words = sum(len(article.text.split()) for article in articles) // len(articles)
    sys.stdout.write(f"{len(articles)} articles of {words} words, CPU time of one process\n")
    _measure(articles, pack, index, sys.stdout.write)
    if (peak := peak_megabytes()) is not None:
        sys.stdout.write(f"{'peak memory':14}{peak:>10,.0f} MB\n")
    return 0


def _measure(
    articles: Sequence[RawArticle],
    pack: LanguagePack,
    index: ActorIndex,
    say: Callable[[str], object],
) -> None:
    begun = process_time()
    cleaned = [text for text in map(clean, articles) if isinstance(text, CleanText)]
    say(_line("clean", len(articles), process_time() - begun))
    found = [Annotations()] * len(cleaned)
    for annotator in annotators():
        stage = process_time()
        found = _annotated(annotator, cleaned, found, pack, index)
        say(_line(annotator.name, len(articles), process_time() - stage))
    say(_line("total", len(articles), process_time() - begun))


def _annotated(
    annotator: Annotator,
    cleaned: Sequence[CleanText],
    found: Sequence[Annotations],
    pack: LanguagePack,
    index: ActorIndex,
) -> list[Annotations]:
    return [
        annotator(text, pack, index, before) for text, before in zip(cleaned, found, strict=True)
    ]


def _line(stage: str, articles: int, seconds: float) -> str:
    return f"{stage:14}{articles / seconds:>10,.0f} articles/s\n"
