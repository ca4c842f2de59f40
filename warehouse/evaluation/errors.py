"""A page of all that went wrong, in context and by class, for a developer to read through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

from warehouse.evaluation import mentions, metadata, wires
from warehouse.evaluation.corpus import Ranges
from warehouse.evaluation.figures import Conveyed
from warehouse.evaluation.measuring import Judged
from warehouse.evaluation.mistakes import Finding, Mistake, mistakes

_CONTEXT = 160
_FILTERS = ("class", "language", "kind", "rule")


def page(judged: Iterable[Judged], conveyed: Sequence[Conveyed], *, title: str) -> Iterator[str]:
    """Yield a web page, piece by piece: quotations first, then credits, mentions and metadata."""
    frame = files("warehouse.evaluation").joinpath("errors.html").read_text(encoding="utf-8")
    head, foot = frame.split("<!-- findings -->")
    findings = [finding for one in judged for finding in mistakes(one)]
    yield head.replace("{title}", escape(title))
    yield from _filters(findings)
    for mistake in Mistake:
        yield from _class([one for one in findings if one.mistake is mistake], mistake)
    yield from _listed("Wire credits", wires.differences(_labelled(conveyed, "credits")))
    yield from _listed("Mentions", _names(_labelled(conveyed, "mentions")))
    yield from _listed("Dates and authors", metadata.differences(conveyed))
    yield foot


def _facets(one: Finding) -> dict[str, str]:
    rule = one.rule or "(nothing found)"
    values = (str(one.mistake), one.document.language, str(one.kind), rule)
    return dict(zip(_FILTERS, values, strict=True))


def _filters(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a choice for each facet, with how many findings each value has."""
    yield "<form>"
    for name in _FILTERS:
        counts = Counter(_facets(one)[name] for one in findings)
        options = "".join(
            f'<option value="{escape(value)}">{escape(value)} ({count})</option>'
            for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        )
        yield f'<label>{name} <select name="{name}"><option value="">all</option>'
        yield f"{options}</select></label> "
    yield f'<output aria-live="polite">{len(findings)} shown</output></form>'


def _class(findings: Sequence[Finding], mistake: Mistake) -> Iterator[str]:
    if not findings:
        return
    anchor = str(mistake).replace(" ", "-")
    yield f'<section class="class" id="{anchor}"><h2>{mistake} <small>{len(findings)}</small></h2>'
    for one in findings:
        yield _article(one)
    yield "</section>"


def _article(one: Finding) -> str:
    """Return one finding: what it is, who found it, and the words of both in their context."""
    data = " ".join(f'data-{name}="{escape(value)}"' for name, value in _facets(one).items())
    told = [str(one.kind), one.note]
    if one.found is not None and one.found.rule:
        told.append(f"rule {one.found.rule}, confidence {one.found.confidence:.2f}")
    place = f"{one.document.language} · {one.document.title} · {one.document.id}"
    facts = " · ".join(escape(words) for words in told if words)
    return (
        f"<article {data}><p class=facts>{facts}</p><p>{_shown(one)}</p>"
        f"<p class=place>{escape(place)}</p></article>"
    )


def _shown(one: Finding) -> str:
    """Return the stretch around a finding with the words of both sides marked."""
    layers: dict[str, Ranges] = {}
    for side, claim in (("gold", one.gold), ("ours", one.found)):
        if claim is not None:
            layers[f"q-{side}"] = claim.quote
            layers[f"s-{side}"] = claim.speaker_ranges
    text = one.document.text
    starts = [start for ranges in layers.values() for start, _ in ranges] or [0]
    ends = [end for ranges in layers.values() for _, end in ranges] or [_CONTEXT]
    return _marked(text, max(min(starts) - _CONTEXT, 0), max(ends) + _CONTEXT, layers)


def _marked(text: str, start: int, end: int, layers: dict[str, Ranges]) -> str:
    """Return a stretch as HTML; every piece between two edges says which layers hold it."""
    end = min(end, len(text))
    edges = {start, end}
    for ranges in layers.values():
        edges.update(place for pair in ranges for place in pair if start < place < end)
    pieces = []
    for left, right in pairwise(sorted(edges)):
        held = [name for name, ranges in layers.items() if any(a <= left < b for a, b in ranges)]
        words = escape(text[left:right])
        pieces.append(f'<span class="{" ".join(held)}">{words}</span>' if held else words)
    return "".join(pieces)


def _labelled(conveyed: Iterable[Conveyed], kind: str) -> list[Conveyed]:
    return [one for one in conveyed if getattr(one.document, kind) is not None]


def _listed(title: str, found: Iterable[tuple[Conveyed, list[str]]]) -> Iterator[str]:
    """Yield a list of documents with what is wrong in each, nothing where all is right."""
    lines = [
        f"<li>{escape(one.document.id)} {one.document.language}: {escape('; '.join(wrong))}"
        for one, wrong in found
    ]
    if lines:
        yield f"<h2>{escape(title)} <small>{len(lines)}</small></h2><ul>"
        yield from lines
        yield "</ul>"


def _names(conveyed: Iterable[Conveyed]) -> Iterator[tuple[Conveyed, list[str]]]:
    for one in conveyed:
        gold, found = mentions.names(one)
        wrong = [f"-{kind} {_words(one, words)}" for kind, words in gold - found]
        wrong += [f"+{kind} {_words(one, words)}" for kind, words in found - gold]
        if wrong:
            yield one, sorted(wrong)


def _words(one: Conveyed, words: frozenset[int]) -> str:
    return " ".join(mentions.surface(one.document.text, words))
