r"""From raw article to clean text.

Four steps, each of which says what it took away. `text` is exactly the input minus `cuts`, line
breaks as `\n`, composed to NFC; white space inside the article stays as it was written.
"""

from __future__ import annotations

from collections.abc import Sequence

from warehouse import languages
from warehouse.model import CleanText, Cut, RawArticle, Rejection, Stage
from warehouse.text import blocks, boilerplate, byline, characters, language, lines, sentences

LONGEST_TEXT = 2_000_000


def clean(raw: RawArticle) -> CleanText | Rejection:
    """Return the clean text of an article, or why there is none.

    Reasons are "empty", "no_body" (though there is a title) and "too_long". The language given
    with the article wins over the detected one.
    """
    if len(raw.text) > LONGEST_TEXT:
        return _rejected(
            raw, "too_long", f"The text has {len(raw.text):,} characters, over {LONGEST_TEXT:,}."
        )
    text, cuts = _cut(raw.text)
    if not text:
        reason = "empty" if raw.title is None else "no_body"
        return _rejected(raw, reason, "The article has no text of its own.")
    title = characters.one_line(raw.title or "") or None
    code = language.language_of(raw.language, text)
    # Without a pack of its own, an article is read by the wordings of all languages together.
    full = languages.load(code) is not None
    codes = (code,) if full else (code, *languages.available())
    reader = lines.read(codes)
    found = blocks.split(text, reader)
    return CleanText(
        text=text,
        title=title,
        language=code,
        blocks=found,
        sentences=tuple(sentences.split(text, found, sentences.ends(codes))),
        byline=byline.authors(text, found, raw.authors, reader),
        cuts=tuple(cuts),
        outside_credits=raw.outside_credits,
    )


def _cut(raw_text: str) -> tuple[str, list[Cut]]:
    levelled, cuts = characters.level(raw_text)
    cuts = _merged([*boilerplate.cuts(levelled), *cuts])
    cuts = _merged([*_edges(levelled, cuts), *cuts])
    return characters.without(levelled, cuts), cuts


def _edges(levelled: str, cuts: Sequence[Cut]) -> list[Cut]:
    """Cut the white space around the article; cuts in between stand as they are."""
    edges: list[Cut] = []
    start = _skip(levelled, {cut.start: cut.end for cut in cuts}, 0, len(levelled), edges)
    if start < len(levelled):
        end = len(levelled)
        ends = {cut.end: cut.start for cut in cuts}
        while end > start:
            if end in ends:
                end = ends[end]
            elif levelled[end - 1].isspace():
                edges.append(Cut(end - 1, end, "whitespace"))
                end -= 1
            else:
                break
    return edges


def _skip(levelled: str, starts: dict[int, int], at: int, end: int, edges: list[Cut]) -> int:
    while at < end:
        if at in starts:
            at = starts[at]
        elif levelled[at].isspace():
            edges.append(Cut(at, at + 1, "whitespace"))
            at += 1
        else:
            break
    return at


def _merged(cuts: list[Cut]) -> list[Cut]:
    """Sort cuts, drop those inside another, join neighbours of the same reason."""
    merged: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if merged and cut.end <= merged[-1].end:
            continue
        if (
            merged
            and cut.start == merged[-1].end
            and cut.reason == merged[-1].reason == "whitespace"
        ):
            merged[-1] = Cut(merged[-1].start, cut.end, cut.reason)
        else:
            merged.append(cut)
    return merged


def _rejected(raw: RawArticle, reason: str, message: str) -> Rejection:
    return Rejection(
        stage=Stage.CLEAN,
        reason=reason,
        message=message,
        origin=raw.origin,
        received_at=raw.received_at,
    )
