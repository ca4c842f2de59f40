"""Where pages of many languages say whose text and whose picture it is, and where they do not."""

from __future__ import annotations

import pytest

from tests.warehouse.actors.made import registry
from tests.warehouse.readers.pages import page
from warehouse.conveyor import convey
from warehouse.model import AnnotatedArticle, Delivery, Hints

INDEX = registry()
LABELS = {
    "nl": ("Bron", "Foto"),
    "tr": ("Kaynak", "Fotoğraf"),
    "id": ("Sumber", "Foto"),
    "pt": ("Fonte", "Foto"),
    "it": ("Fonte", "Foto"),
    "pl": ("Źródło", "Fot."),
    "cs": ("Zdroj", "Foto"),
    "sv": ("Källa", "Foto"),
    "no": ("Kilde", "Foto"),
    "da": ("Kilde", "Foto"),
    "fi": ("Lähde", "Kuva"),
    "hu": ("Forrás", "Fotó"),
    "ro": ("Sursa", "Foto"),
    "el": ("Πηγή", "Φωτό"),
    "uk": ("Джерело", "Фото"),
    "ru": ("Источник", "Фото"),
    "es": ("Fuente", "Foto"),
    "fr": ("Source", "Photo"),
    "vi": ("Nguồn", "Ảnh"),
    "ja": ("出典", "写真"),
    "zh": ("来源", "图"),
    "ko": ("출처", "사진"),
    "ar": ("المصدر", "صورة"),
    "hi": ("स्रोत", "फोटो"),
}


def credited(html: str, *, language: str = "de") -> set[tuple[str, str]]:
    delivery = Delivery(
        html.encode(), "seite.html", media_type="text/html", hints=Hints(language=language)
    )
    (article,) = convey(delivery, INDEX)
    assert isinstance(article, AnnotatedArticle)
    return {(one.agency, one.role.value) for one in article.found.credits}


@pytest.mark.parametrize("language", sorted(LABELS))
def test_a_source_line_without_a_telling_class_is_known_by_its_label(language: str) -> None:
    label = LABELS[language][0]
    apart = f'<div class="x1"><small>{label}: <!-- -->Reuters</small></div>'
    pieces = f'<div class="x1"><span>{label}</span><span>Reuters</span></div>'
    assert credited(page(after=apart), language=language) == {("Reuters", "credit")}
    assert credited(page(after=pieces), language=language) == {("Reuters", "credit")}


@pytest.mark.parametrize("language", sorted(LABELS))
def test_the_last_line_of_the_text_names_its_sources(language: str) -> None:
    paragraphs = (*page_paragraphs(), f"{LABELS[language][0]}: Reuters, AFP")
    found = credited(page(paragraphs=paragraphs), language=language)
    assert found == {("Reuters", "credit"), ("AFP", "credit")}


@pytest.mark.parametrize("language", sorted(LABELS))
def test_a_caption_credits_its_picture_and_never_the_text(language: str) -> None:
    caption = f"Kai 4. {LABELS[language][1]}: Ada Roe/AFP"
    figure = f'<figure><img src="x"><figcaption>{caption}</figcaption></figure>'
    assert credited(page(picture=figure), language=language) == {("AFP", "photo")}


def page_paragraphs() -> tuple[str, ...]:
    return (
        "Die Hafenbahn von Wellenstedt wird bald ausgebaut, wie der Stadtrat am Abend beschloss.",
        "Bürgermeisterin Hanna Oldenkamp sprach von einem guten Tag für die Stadt und den Hafen.",
        "Die Arbeiten sollen zwei Jahre dauern und werden zur Hälfte vom Land bezahlt.",
    )


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ('<meta name="source" content="dpa">', {("dpa", "credit")}),
        ('<meta name="author" content="Associated Press">', {("AP", "byline")}),
        (
            (
                '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": '
                '"Mara Linz"}, "sourceOrganization": {"name": "Reuters"}}</script>'
            ),
            {("Reuters", "credit")},
        ),
        (
            (
                '<script type="application/ld+json">{"@type": "NewsArticle", "author": '
                '{"@type": "Organization", "name": "AFP"}}</script>'
            ),
            {("AFP", "byline")},
        ),
        ('<meta property="og:site_name" content="Küstenbote">', set()),
    ],
)
def test_the_head_of_a_page_names_authors_and_sources(
    head: str, found: set[tuple[str, str]]
) -> None:
    assert credited(page(head=head)) == found


def test_an_agency_s_own_site_credits_it_where_nothing_else_does() -> None:
    site = '<meta property="og:site_name" content="Interfax.ru">'
    signed = page(head=site, paragraphs=(*page_paragraphs(), "(dpa)"))
    assert credited(page(head=site)) == {("Interfax", "credit")}
    assert credited(signed) == {("dpa", "credit")}


def test_a_site_that_only_shares_letters_with_an_agency_credits_nothing() -> None:
    for name in ("CNA", "Sputnik", "Europa Press Berlin Nord", "AP Küstenbote"):
        assert credited(page(head=f'<meta property="og:site_name" content="{name}">')) == set()


@pytest.mark.parametrize(
    "after",
    [
        '<div class="related"><a href="/x">Neues vom Kai (AFP)</a></div>',
        (
            '<ul><li><article><img src="x"><span class="copyright">Ada Roe/dpa</span>'
            '<h3><a href="/x">Neues vom Kai</a></h3></article></li></ul>'
        ),
    ],
)
def test_teasers_of_other_articles_credit_nothing(after: str) -> None:
    assert credited(page(after=after)) == set()


def test_a_portrait_in_a_box_of_authors_is_no_picture_of_the_article() -> None:
    box = (
        '<div class="hero-meta"><div class="story-authors"><img src="x"><div>'
        '<span class="Caption_caption">SID</span></div></div></div>'
    )
    assert credited(page(before=box)) <= {("SID", "byline")}
