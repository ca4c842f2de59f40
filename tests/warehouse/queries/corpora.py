"""Small random corpora and filters, and the same counts made the slow way in plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from tests.warehouse.articles_made import article, credit, mention, quotation
from warehouse.model import (
    ActorType,
    AnnotatedArticle,
    CreditRole,
    MentionForm,
    QuotationType,
)
from warehouse.queries.filters import Denominator, Filters, Grain, period_of
from warehouse.store.rows import is_counted

# Sunday and Monday, the ends of a month and of a year: where periods can go wrong.
DAYS = (
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 1, 31),
    date(2024, 2, 1),
    date(2024, 2, 29),
)
TEXTS = (
    "Ada Abel und die Union von Nordau sagten: „Wir bleiben.“ Bo Beck nickte. (AFP, dpa)",
    "Bo Beck erklärte, er gehe. Ada Abel: „Gut so.“ Foto: Reuters, laut AFP",
    "Der Nordauer Minister Carl Cohn schwieg. Ada Abel sprach.",
)
ACTORS = {"Ada Abel": "p:ada", "Bo Beck": "p:bo", "Union von Nordau": "o:union"}
KEYS = ("p:ada", "p:bo", "name:carl cohn")
AGENCIES = ("AFP", "dpa", "Reuters")


@st.composite
def articles(draw: st.DrawFn) -> AnnotatedArticle:
    """One article about a few people."""
    text = draw(st.sampled_from(TEXTS))
    present = [name for name in ACTORS if name in text]
    forms = st.sampled_from((MentionForm.NAME, MentionForm.PRONOUN, MentionForm.DEMONYM))
    language = draw(st.sampled_from(("de", "en", "xx")))
    analysed = language != "xx"
    mentions = [
        mention(text, name, ACTORS[name], kind=draw(st.sampled_from(ActorType)), form=draw(forms))
        for name in draw(st.lists(st.sampled_from(present), max_size=4))
    ]
    speakers = st.sampled_from(
        [("Ada Abel", "p:ada"), ("Bo Beck", "p:bo"), ("Carl Cohn", None), ("Cohn", None)]
    )
    quotations = [
        quotation(
            text, text[:9], speaker=name, actor_id=actor, kind=draw(st.sampled_from(QuotationType))
        )
        for name, actor in draw(st.lists(speakers, max_size=3))
    ]
    credits_found = [
        credit(text, agency, agency, role)
        for agency, role in draw(
            st.lists(st.tuples(st.sampled_from(AGENCIES), st.sampled_from(CreditRole)), max_size=3)
        )
    ]
    return article(
        text,
        outlet=draw(st.sampled_from(("nordblatt", "suedpost"))),
        language=language,
        day=draw(st.one_of(st.none(), st.sampled_from(DAYS))),
        url=f"https://news.example/{draw(st.integers(0, 10**9))}",
        mentions=tuple(mentions) if analysed else (),
        quotations=tuple(quotations) if analysed else (),
        credits=tuple(credits_found) if analysed else (),
        analysed=analysed,
    )


CORPORA = st.lists(articles(), max_size=9, unique_by=lambda made: made.article_key)


def some(values: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """No value mostly, else one or two."""
    return st.one_of(
        st.just(()), st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)
    )


FILTERS = st.builds(
    Filters,
    from_=st.one_of(st.none(), st.sampled_from(DAYS[:3])),
    to=st.one_of(st.none(), st.sampled_from(DAYS[2:])),
    actor=some(tuple(ACTORS.values())),
    speaker=some(KEYS),
    outlet=some(("nordblatt", "suedpost")),
    language=some(("de", "en", "xx")),
    agency=some(AGENCIES),
    role=some(tuple(CreditRole)).map(lambda roles: tuple(CreditRole(role) for role in roles)),
    q=st.sampled_from(("", "", "beck", '"ada abel" UNION', "hafen")),
    unique=st.booleans(),
    denominator=st.sampled_from(Denominator),
    grain=st.sampled_from(Grain),
)


@dataclass(frozen=True, slots=True)
class Row:
    """Something counted: its article and the series it is for."""

    made: AnnotatedArticle
    series: str | None
    kind: str

    @property
    def period_day(self) -> date:
        """The publication day (rows are dated)."""
        day = self.made.raw.published.pub_date
        assert day is not None
        return day

    def period(self, grain: Grain) -> date:
        """The period that the row falls into."""
        return period_of(self.period_day, grain)


def actor_rows(made: AnnotatedArticle, filters: Filters) -> Iterator[Row]:
    """Counted mentions under the filter on actors."""
    for found in made.found.mentions:
        if is_counted(found) and (not filters.actor or found.actor_id in filters.actor):
            yield Row(made, found.actor_id, found.form)


def speaker_rows(made: AnnotatedArticle, filters: Filters) -> Iterator[Row]:
    """Quotations under the filter on speakers."""
    for found in made.found.quotations:
        if not filters.speaker or found.speaker.key in filters.speaker:
            yield Row(made, found.speaker.key, found.type)


def wire_rows(made: AnnotatedArticle, filters: Filters) -> Iterator[Row]:
    """Credits under the filters on agencies and roles."""
    for found in made.found.credits:
        if (not filters.agency or found.agency in filters.agency) and (
            not filters.role or found.role in filters.role
        ):
            yield Row(made, found.agency, found.role)


def article_rows(made: AnnotatedArticle, _filters: Filters) -> Iterator[Row]:
    """The article itself."""
    yield Row(made, "", "")


_REQUIRED = {actor_rows: "actor", speaker_rows: "speaker", wire_rows: "agency role"}


def in_view(made: AnnotatedArticle, filters: Filters, measuring: object) -> bool:
    """Whether an article is in view under all filters but the measured one."""
    day, text = made.raw.published.pub_date, made.clean.text.lower()
    words = {"": [], "beck": ["beck"], '"ada abel" UNION': ["ada abel", "union"], "hafen": []}
    return (
        day is not None
        and (filters.from_ is None or day >= filters.from_)
        and (filters.to is None or day <= filters.to)
        and (not filters.outlet or made.raw.outlet in filters.outlet)
        and (not filters.language or made.clean.language in filters.language)
        and (filters.denominator is not Denominator.QUOTING or bool(made.found.quotations))
        and all(word in text for word in words[filters.q])
        and all(
            rows is measuring
            or not any(getattr(filters, name) for name in names.split())
            or any(rows(made, filters))
            for rows, names in _REQUIRED.items()
        )
    )


def counted(corpus: Sequence[AnnotatedArticle], filters: Filters, measuring: object) -> list[Row]:
    """Every row that is counted; of a story only the earliest article in each series."""
    view = [made for made in corpus if in_view(made, filters, measuring)]
    view.sort(key=lambda made: (made.raw.published.pub_date or date.max, made.article_key))
    rows = [row for made in view for row in measuring(made, filters)]  # type: ignore[operator]
    if not stories(filters):
        return rows
    earliest: dict[tuple[str | None, str], str] = {}
    for row in rows:
        earliest.setdefault((row.series, row.made.content_hash), row.made.article_key)
    return [
        row for row in rows if earliest[row.series, row.made.content_hash] == row.made.article_key
    ]


def stories(filters: Filters) -> bool:
    """Whether stories are counted instead of articles."""
    return filters.unique or filters.denominator is Denominator.STORIES


def unit(row: Row, filters: Filters) -> str:
    """What is counted once."""
    return row.made.content_hash if stories(filters) else row.made.article_key
