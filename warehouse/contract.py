"""The JSON shape of an annotated article, as `annotate` writes it and others read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warehouse.model import (
    Conveyed,
    Cut,
    DateSource,
    Evidence,
    Field,
    Medium,
    Mention,
    Quotation,
    Rejection,
    Span,
    Speaker,
    WireCredit,
)

Json = Mapping[str, Any]


def article_json(
    conveyed: Conveyed,
    *,
    with_cuts: bool = True,
    line: int | None = None,
    given_id: str | float | None = None,
) -> Json:
    """Return the JSON object of one article, or of its rejection, with the same keys.

    Args:
        conveyed: what came from the conveyor.
        with_cuts: False for input that was not plain text, whose cut ranges mean nothing outside.
        line: number of the line or record that it was read from.
        given_id: the id as it was given, where it was a number; else the article's own is taken.
    """
    if isinstance(conveyed, Rejection):
        return _rejected(conveyed, line, given_id)
    clean, published = conveyed.clean, conveyed.raw.published
    return {
        "id": conveyed.raw.native_id if given_id is None else given_id,
        "line": line,
        "language": clean.language,
        "analysed": conveyed.analysed,
        "title": clean.title,
        "text": clean.text,
        "byline": list(clean.byline),
        "published_at": None if published.pub_date is None else published.pub_date.isoformat(),
        "published_from": published.source.value,
        "published_given": conveyed.raw.published_given,
        "cuts": [_cut(cut) for cut in clean.cuts] if with_cuts else [],
        "mentions": [_mention(mention) for mention in conveyed.found.mentions],
        "quotations": [_quotation(quotation) for quotation in conveyed.found.quotations],
        "wire_credits": [_credit(credit) for credit in conveyed.found.credits],
        "rejected": None,
    }


def _rejected(rejection: Rejection, line: int | None, given_id: str | float | None) -> Json:
    return {
        "id": rejection.hints.native_id if given_id is None else given_id,
        "line": line,
        "language": None,
        "analysed": False,
        "title": None,
        "text": None,
        "byline": [],
        "published_at": None,
        "published_from": DateSource.UNKNOWN.value,
        "published_given": None,
        "cuts": [],
        "mentions": [],
        "quotations": [],
        "wire_credits": [],
        "rejected": {
            "stage": rejection.stage.value,
            "reason": rejection.reason,
            "message": rejection.message,
        },
    }


def _cut(cut: Cut) -> list[object]:
    return [cut.start, cut.end, cut.reason]


def _mention(mention: Mention) -> Json:
    return {
        "actor": mention.actor,
        "actor_id": mention.actor_id,
        "type": mention.type.value,
        "form": mention.form.value,
        **_span(mention.span),
        **_evidence(mention.evidence),
        **_field(mention.span),
    }


def _quotation(quotation: Quotation) -> Json:
    return {
        "type": quotation.type.value,
        "free": quotation.free,
        "text": quotation.span.surface,
        "start": quotation.span.start,
        "end": quotation.span.end,
        "spans": [[part.start, part.end] for part in quotation.parts],
        **_evidence(quotation.evidence),
        "speaker": _speaker(quotation.speaker),
        "cue": None if quotation.cue is None else _span(quotation.cue),
        "medium": _medium(quotation.medium),
        **_field(quotation.span),
    }


def _speaker(speaker: Speaker) -> Json:
    return {
        "name": speaker.name,
        "actor_id": speaker.actor_id,
        **_span(speaker.span),
        "naming": speaker.naming.value,
        "antecedent": None if speaker.antecedent is None else _span(speaker.antecedent),
    }


def _medium(medium: Medium | None) -> Json | None:
    if medium is None:
        return None
    return {"name": medium.name, "agency": medium.agency, **_span(medium.span)}


def _credit(credit: WireCredit) -> Json:
    return {
        "agency": credit.agency,
        "role": credit.role.value,
        "surface": credit.surface,
        "start": None if credit.span is None else credit.span.start,
        "end": None if credit.span is None else credit.span.end,
        **_evidence(credit.evidence),
        **({} if credit.origin is None else {"origin": credit.origin}),
        **_field(credit.span),
    }


def _span(span: Span | None) -> Json:
    if span is None:
        return {"surface": None, "start": None, "end": None}
    return {"surface": span.surface, "start": span.start, "end": span.end}


def _evidence(evidence: Evidence) -> Json:
    return {
        "confidence": evidence.confidence,
        "rule": evidence.rule,
        "annotator": evidence.annotator,
    }


def _field(span: Span | None) -> Json:
    return {"field": Field.TITLE.value} if span is not None and span.field is Field.TITLE else {}
