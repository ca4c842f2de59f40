"""Datelines: place, date and wire agency before the first words of a report.

"Berlin (dpa) -", "SEOUL, Aug. 20 (Yonhap) --", "Madrid, 23 may (EFE).-", "BERLIN epd/dpa |",
"WIEN/APA.", "dpa BERLIN.", "Bern (sda)", "【6月18日 AFP】", "新华社北京11月17日电".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from warehouse import wires
from warehouse.annotate.signoffs import Sources
from warehouse.letters import CAPITAL, SMALL
from warehouse.model import Block, BlockKind, CleanText

_REACH = 120
_FIRST_BLOCKS = 4
_MOST_PLACE_WORDS = 7
_SHORTEST_BODY = 20
_DASH = re.compile(r"\.\s?[-–—]|\s?--+|[\s\]）)][-–—|]|[-–—|](?=\s)|(?<=\))[.:]")
_EAST_ASIAN = re.compile(r"【[^】\n]{1,60}】|[（(][^）)\n]{1,40}[）)]|[^\s，。、]{2,24}电")
# What a dateline that ends in a full stop, a colon or a bracket is followed by: a sentence.
_SENTENCE = rf"\s+(?=[{CAPITAL}\d]|[„“»«\"'‘])"
_STOP = re.compile(
    rf"(?:, [{CAPITAL}][{SMALL}]+ [{CAPITAL}][\w-]+|/[^\W\d_]{{2,5}}|/)?[.:]" + _SENTENCE
)
_CLOSE = re.compile(r"(?<=[)\]])" + _SENTENCE)
_SHOUTED = rf"[{CAPITAL}][{CAPITAL}.'’/-]{{2,30}}"
_DAY_MONTH, _MONTH_DAY = r"\d{1,2}\.? ?[^\W\d_]{3,9}(?: \d{4})?", r"[^\W\d_]{3,9}\.? \d{1,2}"
_DAY = f"(?:{_DAY_MONTH}|{_MONTH_DAY})"
# "МОСКВА, 5 мая. /ТАСС/.", "5 мая, Минск /Корр. БЕЛТА/."
_SLASHED = re.compile(r"/([^/\n]{2,60})/[.,:]?" + f"(?:{_SENTENCE}" + r"|\s?[–—-]\s)")
_LED = re.compile(rf"[.,:]?\s+{_SHOUTED}(?: {_SHOUTED}){{0,3}}(?:,? {_DAY})?[.:]" + _SENTENCE)
_MOST_STOPPED_WORDS = 4
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline `start:end` of a text and the agencies it names."""

    start: int
    end: int
    hits: tuple[wires.AgencyHit, ...]


def dateline(clean: CleanText, sources: Sources) -> Dateline | None:
    """Return the dateline among the first blocks of an article, None without one."""
    for block in first_blocks(clean):
        head = clean.text[block.start : min(block.end, block.start + _REACH)]
        found = _in_head(head, sources)
        if found is not None and block.start + found[0] + _SHORTEST_BODY < block.end:
            end, hits = found
            moved = tuple(sources.moved(hit, block.start) for hit in hits)
            return Dateline(block.start, block.start + end, moved)
    return None


def first_blocks(clean: CleanText) -> Iterator[Block]:
    """Yield the blocks in which a dateline can stand."""
    nth = 0
    for block in clean.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        if nth >= _FIRST_BLOCKS:
            return
        nth += 1
        yield block


def _in_head(head: str, sources: Sources) -> tuple[int, tuple[wires.AgencyHit, ...]] | None:
    hits = tuple(wires.load().find(head))
    if not hits:
        return None
    east = _EAST_ASIAN.match(head)
    if east is not None and hits[0].start < east.end() and not head[0].isascii():
        return east.end(), tuple(hit for hit in hits if hit.end <= east.end())
    slashed = _SLASHED.search(head)
    if slashed is not None and slashed.start() < hits[0].start < slashed.end():
        inside = tuple(hit for hit in hits if hit.end < slashed.end())
        before = _undated(head[: slashed.start()])
        signed = _is_signed(slashed[1], sources)
        return (slashed.end(), inside) if signed and _is_short_place(before, sources) else None
    stopped = _stopped(head, hits, sources)
    if stopped is not None:
        return stopped
    for dash in _DASH.finditer(head):
        if dash.start() < hits[0].end:
            continue
        inside = tuple(hit for hit in hits if hit.end <= dash.start())
        return (dash.end(), inside) if _is_dateline(head[: dash.start()], inside, sources) else None
    return None


def _undated(words: str) -> str:
    """Return words without dates; "Москва. 25 октября" has a day before its month."""
    return re.sub(_MONTH_DAY, " ", re.sub(_DAY_MONTH, " ", words))


def _is_signed(words: str, sources: Sources) -> bool:
    """Tell whether words between slashes are sources and the names of who wrote."""
    return sources.only(words) or all(word[0].isupper() for word in _WORD.findall(words))


def _stopped(
    head: str, hits: tuple[wires.AgencyHit, ...], sources: Sources
) -> tuple[int, tuple[wires.AgencyHit, ...]] | None:
    """Read a dateline without a dash, whose shape has to prove more than one with a dash."""
    run = hits[:1]
    for hit in hits[1:]:
        if head[run[-1].end : hit.start].strip(" ") not in ("/", ",", "-"):
            break
        run += (hit,)
    words = head[: run[0].start]
    close = _CLOSE.search(head, run[-1].end)
    dated = re.search(_DAY, words) is not None
    shouted = (close is not None or dated) and _is_shouted(words)
    if not shouted and not all(_is_proven(head, hit) for hit in run):
        return None
    led = _LED.match(head, run[-1].end) if run[0].start == 0 else None
    if led is not None:
        return led.end(), run
    stop = _STOP.match(head, run[-1].end)
    if stop is not None:
        return (stop.end(), run) if _is_place_before_stop(words, sources) else None
    if close is None or not _is_short_place(words.rstrip("(["), sources):
        return None
    return (close.end(), run) if _is_dateline(head[: close.start()], run, sources) else None


def _is_proven(head: str, hit: wires.AgencyHit) -> bool:
    """Tell whether a form is no other word: "AA" may be one, newsrooms write "afp" small."""
    return hit.trust is not wires.Trust.TRAP or head[hit.start : hit.end].islower()


def _is_place_before_stop(words: str, sources: Sources) -> bool:
    """Tell whether "WIEN/" or "Kiel, " stands before an agency; "Ada Muster/" is a photographer."""
    joined = words.rstrip().endswith(("/", ",")) and len(_WORD.findall(words)) == 1
    placed = joined or _is_shouted(words)
    return ":" not in words and placed and _is_short_place(words, sources)


def _is_shouted(words: str) -> bool:
    """Tell whether words and a date are written in capitals, as places of datelines are."""
    found = _WORD.findall(_undated(words))
    return bool(found) and all(map(_is_capitals, found))


def _is_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 2


def _is_short_place(words: str, sources: Sources) -> bool:
    found = [word.casefold() for word in _WORD.findall(sources.without_article(words))]
    known = any(word in sources.articles or sources.is_filler(word) for word in found)
    return len(found) <= _MOST_STOPPED_WORDS and not known and _is_place(words, sources)


def _is_dateline(words: str, hits: tuple[wires.AgencyHit, ...], sources: Sources) -> bool:
    """Tell whether words before a dash are only places, dates and sources."""
    brackets = list(_BRACKET.finditer(words))
    signed = (one for one in brackets if hits and one.start() < hits[0].start < one.end())
    bracket = next(signed, brackets[0] if brackets else None)  # "Sídney (Australia), 9 ene (EFE)"
    if bracket is not None:
        inside = [hit for hit in hits if bracket.start() < hit.start and hit.end < bracket.end()]
        rest = words[: bracket.start()] + words[bracket.end() :]
        if not inside or len(inside) != len(hits) or not sources.only(bracket.group(1)):
            return False
        return _is_place(rest, sources)
    places = list(words)
    for hit in hits:
        places[hit.start : hit.end] = " " * (hit.end - hit.start)
    rest = "".join(places)
    # "MASONTOWN, PA. -" is a state; brackets alone would prove an ambiguous name.
    shouted = any(map(_is_capitals, _WORD.findall(rest)))
    behind_date = bool(hits) and _stands_behind_date(words, hits[-1])
    proven = all(
        hit.trust is not wires.Trust.TRAP or (shouted and (behind_date or _is_proven(words, hit)))
        for hit in hits
    )
    placed = any(word.casefold() not in sources.articles for word in _WORD.findall(rest))
    return proven and placed and _is_place(rest, sources)


def _stands_behind_date(words: str, hit: wires.AgencyHit) -> bool:
    """Tell whether an agency closes a dateline behind its date ("KIEL, March 6, Reuter")."""
    before = words[: hit.start]
    return not words[hit.end :].strip() and _undated(before) != before


def _is_place(words: str, sources: Sources) -> bool:
    words = _undated(words)
    found = [word.group() for word in _WORD.finditer(words)]
    if len(found) > _MOST_PLACE_WORDS:
        return False
    return all(
        word[0].isupper() or not word[0].islower() or len(word) <= 4 or sources.is_filler(word)
        for word in found
    )
