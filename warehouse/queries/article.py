"""One article as its reader sees it: text, blocks, and every highlight with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from warehouse.model import Block, BlockKind, Field
from warehouse.queries.names import key_labels
from warehouse.queries.scope import Cursor
from warehouse.wires import load


@dataclass(frozen=True, slots=True)
class Highlight:
    """A highlighted stretch of an article and why it is highlighted.

    Attributes:
        kind: mention, quotation, cue, speaker, antecedent, medium or credit.
        field: whether `start:end` counts characters of the text or of the title.
        start: first character.
        end: the one after the last.
        label: who or what it is: the actor, the speaker, the agency, the cue.
        detail: form of the mention, type of the quotation, naming of the speaker, credit role.
        rule: the rule that fired.
        confidence: how sure it is, 0 to 1.
        annotator: whose rule it was, with version.
        number: joins a quotation with its cue, speaker, antecedent and medium (from 1); None else.
        key: actor_id, speaker_key or agency id; empty where nobody is known.
    """

    kind: str
    field: str
    start: int
    end: int
    label: str
    detail: str
    rule: str
    confidence: float
    annotator: str
    number: int | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation as a whole, however many parts of the text are highlighted for it.

    `speaker` is empty where it was left open; `field`, `start` and `end` are its hull; `medium` is
    who passes the words on, empty where nobody stands between, `medium_agency` its id if it is one.
    """

    number: int
    type: str
    free: bool
    naming: str
    speaker: str
    speaker_key: str
    field: str
    start: int
    end: int
    rule: str
    confidence: float
    annotator: str
    medium: str = ""
    medium_agency: str = ""


@dataclass(frozen=True, slots=True)
class OutsideCredit:
    """A wire credit that stands outside the clean text, and where."""

    agency: str
    name: str
    role: str
    surface: str
    origin: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with everything that was found in it.

    `published_given` is the date of an undated article as it was given and nobody could read it;
    `export_rights` what its outlet lets extracts carry (None: the setting); `fictional` outlets
    belong to the demo.
    """

    key: str
    title: str | None
    text: str
    outlet: str
    language: str
    url: str | None
    pub_date: date | None
    published_from: str
    byline: tuple[str, ...]
    revisions: int
    analysed: bool
    blocks: tuple[Block, ...]
    highlights: tuple[Highlight, ...]
    outside_credits: tuple[OutsideCredit, ...] = ()
    published_given: str | None = None
    sayings: tuple[Saying, ...] = ()
    precision: str = "none"
    fictional: bool = False
    export_rights: str | None = None


_ARTICLE = """
SELECT a.article_id, a.article_key, a.title, t.text, a.outlet, a.language, a.url, a.pub_date,
    a.published_from, a.published_given, a.byline, a.revisions, a.analysed,
    t.block_kinds, t.block_starts, t.block_ends,
    a.precision, coalesce(o.fictional, false), o.export_rights
FROM articles a JOIN article_text t USING (article_id) LEFT JOIN outlets o ON o.outlet = a.outlet
WHERE a.article_key = $key AND t.current
"""
_MENTIONS = """
SELECT field, start, "end", coalesce(actor_id, ''), actor, form, rule, confidence, annotator
FROM mentions WHERE article_id = $article
ORDER BY field, start, "end", actor
"""
_QUOTATIONS = """
SELECT quotation_no, field, part_starts, part_ends, speaker_key, speaker_name, type, free, naming,
    cue_field, cue_start, cue_end, cue, speaker_field, speaker_start, speaker_end,
    speaker_surface, antecedent_field, antecedent_start, antecedent_end,
    rule, confidence, annotator, start, "end", medium_field, medium_start, medium_end, medium,
    medium_agency
FROM quotations WHERE article_id = $article
ORDER BY quotation_no
"""
_CREDITS = """
SELECT agency, role, surface, origin, field, start, "end", rule, confidence, annotator
FROM wire_credits WHERE article_id = $article
ORDER BY field, start, "end", agency, role
"""


def article(cursor: Cursor, key: str, *, language: str = "en") -> ArticleView | None:
    """Return an article by its public key, or None if the warehouse does not have it.

    Args:
        cursor: from `Desk.read()`.
        key: the article_key.
        language: of the names in labels.
    """
    rows = cursor.execute(_ARTICLE, {"key": key}).fetchall()
    if not rows:
        return None
    article_id, found_key, title, text, outlet, written_in, url, day, source, *rest = rows[0]
    given, byline, revisions, analysed, kinds, starts, ends, precision, fictional, rights = rest
    said, sayings = _quotations(cursor, article_id, language)
    highlights = (*_mentions(cursor, article_id, language), *said)
    credits_inside, credits_outside = _credits(cursor, article_id, language)
    return ArticleView(
        key=found_key,
        title=title,
        text=text,
        outlet=outlet,
        language=written_in,
        url=url,
        pub_date=day,
        published_from=source,
        published_given=given,
        byline=tuple(byline),
        revisions=revisions,
        analysed=analysed,
        blocks=tuple(
            Block(BlockKind(kind), start, end)
            for kind, start, end in zip(kinds, starts, ends, strict=True)
        ),
        highlights=tuple(sorted((*highlights, *credits_inside), key=_reading_order)),
        outside_credits=credits_outside,
        sayings=sayings,
        precision=precision,
        fictional=fictional,
        export_rights=rights,
    )


def _reading_order(highlight: Highlight) -> tuple[bool, int, int, str, int]:
    in_text = highlight.field == Field.TEXT
    return (in_text, highlight.start, -highlight.end, highlight.kind, highlight.number or 0)


def _mentions(cursor: Cursor, article_id: int, language: str) -> list[Highlight]:
    rows = cursor.execute(_MENTIONS, {"article": article_id}).fetchall()
    names = key_labels(cursor, sorted({row[3] for row in rows if row[3]}), language)
    return [
        _highlight("mention", *row[:3], names.get(row[3], row[4]), row[5], *row[6:], None, row[3])
        for row in rows
    ]


def _quotations(
    cursor: Cursor, article_id: int, language: str
) -> tuple[list[Highlight], tuple[Saying, ...]]:
    rows = cursor.execute(_QUOTATIONS, {"article": article_id}).fetchall()
    keys = sorted({row[4] for row in rows if row[4]})
    names = key_labels(cursor, keys, language)
    highlights = [one for row in rows for one in _quotation(row, names, language)]
    return highlights, tuple(_saying(row, names, language) for row in rows)


def _saying(row: tuple[Any, ...], names: Mapping[str, str], language: str) -> Saying:
    number, field, _starts, _ends, key, speaker, kind, free, naming = row[:9]
    rule, confidence, annotator, start, end = row[20:25]
    surface, (medium, agency) = row[16], row[28:30]
    name = names.get(key) or speaker or surface or ""
    return Saying(
        number,
        kind,
        free,
        naming,
        name,
        key or "",
        field,
        start,
        end,
        rule,
        confidence,
        annotator,
        _medium(medium, agency, language),
        agency or "",
    )


def _medium(name: str | None, agency: str | None, language: str) -> str:
    """Return what to call a medium: a wire agency as the reader's language does."""
    return load().name(agency, language) if agency in load().ids and agency else name or ""


def _quotation(
    row: tuple[Any, ...], names: Mapping[str, str], language: str
) -> Iterator[Highlight]:
    number, field, starts, ends, key, speaker, kind, free, naming = row[:9]
    cue, cue_words, spoken, surface = row[9:12], row[12], row[13:16], row[16]
    antecedent, proof = row[17:20], (*row[20:23], number, key or "")
    name = names.get(key) or speaker or surface or ""
    detail = f"free {kind}" if free else kind
    for start, end in zip(starts, ends, strict=True):
        yield _highlight("quotation", field, start, end, name, detail, *proof)
    if cue[0] is not None:
        yield _highlight("cue", *cue, cue_words, detail, *proof)
    if spoken[0] is not None:
        yield _highlight("speaker", *spoken, name, naming, *proof)
    if antecedent[0] is not None:
        yield _highlight("antecedent", *antecedent, name, naming, *proof)
    if row[25] is not None:
        label = _medium(row[28], row[29], language)
        passed = (*row[20:23], number, row[29] or "")
        yield _highlight("medium", *row[25:28], label, "medium", *passed)


def _credits(
    cursor: Cursor, article_id: int, language: str
) -> tuple[list[Highlight], tuple[OutsideCredit, ...]]:
    inside: list[Highlight] = []
    outside: list[OutsideCredit] = []
    for row in cursor.execute(_CREDITS, {"article": article_id}).fetchall():
        agency, role, surface, origin, field, start, end, *proof = row
        name = load().name(agency, language) if agency in load().ids else agency
        if field is None:
            outside.append(OutsideCredit(agency, name, role, surface, origin or ""))
        else:
            inside.append(_highlight("credit", field, start, end, name, role, *proof, None, agency))
    return inside, tuple(outside)


def _highlight(kind: str, *columns: Any) -> Highlight:
    """Build a highlight from the columns of a row, in the order of its fields."""
    return Highlight(kind, *columns)
