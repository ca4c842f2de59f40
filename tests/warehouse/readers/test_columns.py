from __future__ import annotations

import pytest

from warehouse.readers import Certainty
from warehouse.readers.columns import Role, guessed, is_known

PROSE = (
    "Der Hafen von Ostermoor bleibt bis Freitag geschlossen, sagte die Hafenmeisterin am Montag."
)
PAGE = f"<html><body><p>{PROSE}</p></body></html>"
VALUES = {
    "text": PROSE,
    "html": PAGE,
    "title": "Hafen bleibt geschlossen",
    "url": "https://bote.example/hafen/{}",
    "date": "2024-05-{:02}",
    "outlet": "Küstenbote",
    "author": "Mara Linz",
    "language": "de",
    "id": "a{}",
    "": "7",
}


@pytest.mark.parametrize(
    "header",
    [
        "url=url date=date title=title text=text",
        "ID=id headline=title body=text published_at=date source=outlet by=author lang=language",
        "Überschrift=title Artikeltext=text Datum=date Zeitung=outlet Autorin=author",
        "Titel=title Volltext=text Erscheinungsdatum=date Quelle=outlet Link=url Nr=id",
        "Titre=title Texte=text Date de publication=date Éditeur=outlet Auteur=author Lien=url",
        "Título=title Cuerpo=text Fecha=date Medio=outlet Autor=author Enlace=url Idioma=language",
        "Tiêu đề=title Nội dung=text Ngày đăng=date Báo=outlet Tác giả=author Liên kết=url",
        "Заголовок=title Текст=text Дата=date Издание=outlet Автор=author Ссылка=url Язык=language",
        "articleBody=text datePublished=date headline=title publisher=outlet articleUrl=url",
        "content_html=html pub_date=date news_title=title",
        "title=title image_url= url=url description=text crawl_date= date=date",
        "date_modified= published=date full_text=text author_id= byline=author",
        "doc_id=id article_text=text pubDate=date",
        "webTitle=title webUrl=url webPublicationDate=date bodyText=text sectionName=",
        "source_name=outlet author=author urlToImage= publishedAt=date url=url content=text",
        "story_id=id publication=outlet year= content=text date=date headline.main=title",
    ],
)
def test_headers_of_six_languages_are_understood(header: str) -> None:
    pairs = [pair.rsplit("=", 1) for pair in _pairs(header)]
    kinds = [kind.lower() for _, kind in pairs]
    sample = [
        tuple(VALUES[kind or _beside(name)].format(number) for name, kind in pairs)
        for number in range(1, 6)
    ]
    found = {one.column: one.role.value for one in guessed([name for name, _ in pairs], sample)}
    assert found == {at: kind for at, kind in enumerate(kinds) if kind}


def _beside(name: str) -> str:
    """Columns beside the article look like those of the article."""
    return "url" if "image" in name.lower() else "date" if "date" in name else ""


def _pairs(header: str) -> list[str]:
    """Part "Date de publication=date Lien=url" behind each role."""
    parts: list[str] = []
    for word in header.split(" "):
        if parts and "=" not in parts[-1]:
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


def test_columns_without_names_are_told_by_what_is_in_them() -> None:
    sample = [
        ("Panorama", f"Titel der Nummer {at}", f"https://a.example/{at}", f"2024-05-0{at}", PROSE)
        for at in range(1, 5)
    ]
    found = {one.role: one for one in guessed(None, sample)}
    assert {role: one.column for role, one in found.items()} == {
        Role.TITLE: 1,
        Role.URL: 2,
        Role.DATE: 3,
        Role.TEXT: 4,
    }
    assert found[Role.TEXT].certainty is Certainty.LIKELY
    assert found[Role.TITLE].certainty is Certainty.MAYBE


def test_a_section_is_no_title_and_words_in_columns_are_no_text() -> None:
    assert [one.role for one in guessed(None, [("Sport", PROSE), ("Sport", PROSE)])] == [Role.TEXT]
    assert guessed(None, [("1", "Hafen", "O"), ("2", "bleibt", "O")]) == ()


def test_names_that_the_cells_belie_are_not_believed() -> None:
    assert [
        one.role
        for one in guessed(["url", "date", "id"], [("n/a", "soon", "1"), ("-", "later", "1")])
    ] == []


def test_the_id_of_an_outlet_is_not_the_articles() -> None:
    sample = [("bote", PROSE), ("kurier", PROSE + "!")]
    assert [one.role for one in guessed(["source_id", "text"], sample)] == [Role.TEXT]


def test_an_id_that_comes_twice_is_none() -> None:
    assert Role.ID not in {
        one.role for one in guessed(["id", "text"], [("1", PROSE), ("1", PROSE + "!")])
    }


def test_two_addresses_without_names_are_not_guessed_at() -> None:
    sample = [("https://a.example/1", "https://b.example/1", PROSE)]
    assert [one.role for one in guessed(None, sample)] == [Role.TEXT]


def test_the_longest_column_is_the_text_where_a_good_name_holds_next_to_nothing() -> None:
    sample = [("ja", PROSE * 5)] * 3
    (found,) = guessed(["text", "x"], sample)
    assert (found.column, found.role, found.certainty) == (1, Role.TEXT, Certainty.MAYBE)


def test_a_text_in_markup_is_a_page() -> None:
    assert [one.role for one in guessed(["content"], [(PAGE,)] * 3)] == [Role.HTML]


def test_names_are_known_whatever_their_case_and_marks() -> None:
    assert all(map(is_known, ["TITLE", "Pub Date", "published_at", "tiêu_đề", "Überschrift"]))
    assert not any(map(is_known, ["Wirtschaft", "Sport", "", "42"]))


def test_hostile_cells_are_looked_through_once() -> None:
    # Were each of them looked through again from each of its places, this would take minutes.
    sample = [("https://" + "a" * 19_000 + " b", "<" * 19_000, "1" * 19_000)] * 500
    assert guessed(["url", "html", "date"], sample) == ()
