from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.warehouse.readers.pages import JSON_LD, PARAGRAPHS, page
from warehouse.model import CreditRole, DateSource, Delivery, Hints, RawArticle, Rejection
from warehouse.readers.html import LARGEST_PAGE_BYTES, HtmlPages

BYLINE, CREDIT, PHOTO = CreditRole.BYLINE, CreditRole.CREDIT, CreditRole.PHOTO


def read(html: str | bytes, *, hints: Hints | None = None) -> RawArticle:
    data = html if isinstance(html, bytes) else html.encode()
    (article,) = HtmlPages().read(Delivery(data, "a.html", hints=hints or Hints()))
    assert isinstance(article, RawArticle)
    return article


def credits_of(html: str) -> set[tuple[str, CreditRole]]:
    return {(credit.words, credit.role) for credit in read(html).outside_credits}


def test_the_text_is_the_article_without_its_heading() -> None:
    article = read(page())
    assert article.text.splitlines() == list(PARAGRAPHS)
    assert article.title == "Hafenbahn wird gebaut"
    assert article.extracted


def test_json_ld_tells_title_dates_and_authors() -> None:
    article = read(page(head=f'<script type="application/ld+json">{JSON_LD}</script>'))
    assert article.title == "Hafenbahn wird „endlich“ gebaut"
    assert article.published.pub_date == date(2024, 5, 2)
    assert article.published.instant == datetime(2024, 5, 2, 4, 30, tzinfo=UTC)
    assert article.published.source is DateSource.METADATA
    assert article.modified == datetime(2024, 5, 2, 7, tzinfo=UTC)
    assert article.authors == ("Mara Linz", "dpa")
    assert ("dpa", BYLINE) in {(one.words, one.role) for one in article.outside_credits}
    assert ("Tom Ahorn/AFP", PHOTO) in {(one.words, one.role) for one in article.outside_credits}


def test_meta_tags_tell_what_json_ld_does_not() -> None:
    head = """<script type="application/ld+json">{broken</script>
    <meta property="og:title" content="Gebaut wird"><meta name="author" content="Tom Ahorn">
    <meta property="article:published_time" content="2024-05-02">
    <link rel="canonical" href="https://bote.example/1">"""
    article = read(page(head=head))
    assert (article.title, article.authors) == ("Gebaut wird", ("Tom Ahorn",))
    assert article.published.pub_date == date(2024, 5, 2)
    assert article.url == "https://bote.example/1"


def test_the_site_is_the_outlet_unless_the_caller_knows_better() -> None:
    html = page(head='<meta property="og:site_name" content="Küstenbote">')
    assert read(html).outlet == "Küstenbote"
    assert read(html, hints=Hints(outlet="Bote")).outlet == "Bote"
    assert read(page()).outlet is None


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    head = '<meta property="og:title" content="Hafenbahn wird gebaut | Küstenbote | 2.5.2024">'
    assert read(page(head=head)).title == "Hafenbahn wird gebaut"


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        (
            '<div class="byline">Von <b>Mara Linz</b> und Tom van Ahorn</div>',
            ("Mara Linz", "Tom van Ahorn"),
        ),
        ('<span class="author">By Mara Linz, Berlin</span>', ("Mara Linz",)),
        ('<p class="article__author">Redaktion</p>', ()),
    ],
)
def test_a_visible_byline_names_the_authors_that_metadata_does_not(
    markup: str, authors: tuple[str, ...]
) -> None:
    assert read(page(before=markup)).authors == authors


def test_an_outlet_as_author_gives_way_to_people() -> None:
    ld = '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Küstenbote"}}'
    head = f'<script type="application/ld+json">{ld}</script>'
    assert read(page(head=head)).authors == ("Küstenbote",)
    byline = '<div class="byline">Von Mara Linz</div>'
    assert read(page(head=head, before=byline)).authors == ("Mara Linz",)


def test_hints_win_over_the_page() -> None:
    hints = Hints(title="Anders", published="2020-01-01", url="https://x.example/", language="de")
    article = read(page(head=f'<script type="application/ld+json">{JSON_LD}</script>'), hints=hints)
    assert (article.title, article.url, article.language) == ("Anders", "https://x.example/", "de")
    assert article.published.pub_date == date(2020, 1, 1)
    assert article.published.source is DateSource.GIVEN


@pytest.mark.parametrize(
    ("markup", "words", "role"),
    [
        (
            "<figure><img><figcaption>Kran. Foto: dpa</figcaption></figure>",
            "Kran. Foto: dpa",
            PHOTO,
        ),
        (
            '<div class="image"><img><span class="copyright">Ahorn/dpa</span></div>',
            "Ahorn/dpa",
            PHOTO,
        ),
        ("<div><img><div><i>Quelle: dpa</i></div></div>", "Quelle: dpa", PHOTO),
        ('<div class="x"><img title="Der Kran | dpa/Ahorn"></div>', "dpa/Ahorn", PHOTO),
        ('<div class="author">Von dpa</div>', "Von dpa", BYLINE),
        ('<a rel="author" href="/dpa">dpa</a>', "dpa", BYLINE),
        ('<p class="agencies">dpa/lin</p>', "dpa/lin", CREDIT),
        ('<span class="metadata__source">Quelle: dpa</span>', "Quelle: dpa", CREDIT),
    ],
)
def test_credits_beside_the_text_are_kept_with_their_role(
    markup: str, words: str, role: CreditRole
) -> None:
    article = read(page(before=markup))
    beside = {(credit.words, credit.role) for credit in article.outside_credits}
    in_text = role is not PHOTO and words in article.text.splitlines()
    assert in_text or (words, role) in beside


def test_a_short_line_after_the_text_is_not_lost() -> None:
    article = read(page(after="<small>mit Material von dpa</small>"))
    everything = article.text + "".join(one.words for one in article.outside_credits)
    assert everything.count("mit Material von dpa") == 1


def test_a_caption_is_no_sign_off_of_the_text() -> None:
    figure = '<div class="image"><img><span class="copyright">Ahorn/dpa</span></div>'
    article = read(page(after=figure))
    assert "Ahorn/dpa" not in article.text.splitlines()


def test_navigation_teasers_and_footers_credit_nothing() -> None:
    assert credits_of(page()) == set()


def test_a_part_that_holds_the_text_is_never_taken_for_a_widget() -> None:
    figure = "<figure><img><figcaption>Kran. Foto: dpa</figcaption></figure>"
    html = page(picture=figure).replace("<article>", '<article class="widget">')
    assert ("Kran. Foto: dpa", PHOTO) in credits_of(html)


def test_a_picture_just_outside_the_article_is_its_own() -> None:
    figure = "<figure><img><figcaption>Kran. Foto: dpa</figcaption></figure>"
    html = (
        page().replace("<main>", f"<main><div>{figure}").replace("</article>", "</article></div>")
    )
    assert ("Kran. Foto: dpa", PHOTO) in credits_of(html)


def test_words_that_name_no_agency_are_no_credits() -> None:
    assert credits_of(page(before='<div class="author">Von Mara Linz</div>')) == set()


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "empty"),
        ("<html></html>", "empty"),
        ("<html><body><script>var text = 1</script></body></html>", "empty"),
        ("<html><head><title>Kopf</title></head><body></body></html>", "no_body"),
        ("<p>" + "a" * LARGEST_PAGE_BYTES, "too_large"),
        ("<p>x" * 150_000, "html_limits"),
        ("<p " + " ".join(f"a{number}=1" for number in range(9_000)) + ">x", "html_limits"),
    ],
)
def test_a_page_without_an_article_is_rejected(html: str, reason: str) -> None:
    (rejection,) = HtmlPages().read(Delivery(html.encode(), "a.html"))
    assert isinstance(rejection, Rejection)
    assert rejection.reason == reason


def test_a_short_page_keeps_its_lines() -> None:
    article = read(
        """<html lang="de"><head><title>Hafen: „Endlich“ - Küstenbote</title>
        <meta name="author" content="Mara Linz"></head><body><nav><a href="/">Start</a></nav>
        <article><h1>Hafen: „Endlich“</h1><p class="lead">Von Mara Linz</p>
        <figure><img src="x"><figcaption>Der Hafen. Foto: AFP</figcaption></figure>
        <p>Wellenstedt (dpa) - „Endlich“, sagte <b>Hanna Oldenkamp</b>.<br>Sie lacht.</p>
        <p>Der Bau beginnt.</p></article><footer>© Küstenbote AP</footer></body></html>"""
    )
    assert article.text.splitlines() == [
        "Von Mara Linz",
        "Wellenstedt (dpa) - „Endlich“, sagte Hanna Oldenkamp.",
        "Sie lacht.",
        "Der Bau beginnt.",
    ]
    assert (article.title, article.authors) == ("Hafen: „Endlich“", ("Mara Linz",))
    found = {(one.words, one.role) for one in article.outside_credits}
    assert found == {("Mara Linz", BYLINE), ("Der Hafen. Foto: AFP", PHOTO)}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Kein Ende &amp; „offen", "Kein Ende & „offen"),
        ("Nur „Worte“, sagte sie.", "Nur „Worte“, sagte sie."),
        ("<p>Eins zwei.</p><p>Drei <i>vier</i>.</p>", "Eins zwei.\nDrei vier."),
        ("Erster Absatz.<br><br>Zweiter Absatz.", "Erster Absatz.\nZweiter Absatz."),
        ("<article>Kurz.</article>", "Kurz."),
    ],
)
def test_a_fragment_is_read(html: str, text: str) -> None:
    assert read(html).text == text


def test_a_lone_surrogate_in_metadata_is_replaced() -> None:
    script = '{"@type": "NewsArticle", "headline": "a\\ud800b"}'
    article = read(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert article.title is not None
    article.title.encode()


def test_a_date_that_nobody_can_read_does_not_hide_that_of_the_page() -> None:
    head = '<meta property="article:published_time" content="2024-05-02">'
    article = read(page(head=head), hints=Hints(published="neulich"))
    assert article.published.pub_date == date(2024, 5, 2)
    assert article.published_given == "neulich"


def test_markup_that_is_hardly_any_is_survived() -> None:
    for html in (
        "<" * 5000,
        "<p>" * 3000 + PARAGRAPHS[0],
        "<div>" * 400 + PARAGRAPHS[0],
        "\x00<p>x",
    ):
        assert len(list(HtmlPages().read(Delivery(html.encode(), "a.html")))) == 1


def test_the_declared_encoding_of_an_old_page_is_used() -> None:
    html = page().replace('<meta charset="utf-8">', '<meta charset="iso-8859-2">')
    article = read(html.replace("ü", "ő").replace("ä", "ű").encode("iso-8859-2", "ignore"))
    assert "Bőrgermeisterin" in article.text
