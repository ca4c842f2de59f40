from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.warehouse.evaluation.made import conveyed
from warehouse.actors.match import Registry
from warehouse.conveyor import convey_all
from warehouse.evaluation import metadata
from warehouse.evaluation.corpus import GoldDocument
from warehouse.evaluation.figures import Conveyed
from warehouse.model import AnnotatedArticle, Delivery

PAGE = (
    '<html lang="de"><head><title>Kran</title><meta name="author" content="Mara Linz">'
    '<meta property="article:published_time" content="2024-05-03T10:00:00+02:00"></head><body>'
    "<article><h1>Kran</h1><p>Der neue Kran steht seit gestern im alten Hafen von Wellenstedt und "
    "hebt dort Kisten aus den Schiffen, die jede Nacht aus dem Norden kommen.</p></article></body>"
)


def page() -> Conveyed:
    given = Delivery(PAGE.encode(), "p", media_type="text/html")
    (article,) = convey_all(given, Registry(()))
    assert isinstance(article, AnnotatedArticle)
    document = GoldDocument(
        "p",
        "de",
        given,
        authors=("Mara Linz", "Onno Petersen"),
        published=date(2024, 5, 3),
        body="Der neue Kran steht seit gestern im alten Hafen.",
    )
    return Conveyed(document, article)


def test_dates_authors_and_body_are_measured_on_a_page() -> None:
    day, authors, body = metadata.figures([page()], "de")
    assert day.share("recall").value == 1
    assert (authors.share("precision").value, authors.share("recall").value) == (1, 0.5)
    assert authors.share("all_right").value == 0
    assert body.share("recall").value == 1


def test_what_differs_is_told() -> None:
    ((_, wrong),) = metadata.differences([page()])
    assert wrong == ["authors Mara Linz, Onno Petersen, read mara linz"]


def test_the_baseline_reads_a_short_first_line_of_a_text_as_its_byline() -> None:
    made = conveyed("Von Mara Linz\n\nDer neue Kran steht seit gestern im Hafen.")
    labelled = replace(made, document=replace(made.document, authors=("Mara Linz",)))
    (authors,) = metadata.figures([labelled], "de", metadata.theirs)
    assert authors.share("f1").value == 1


def test_a_rejected_page_says_nothing() -> None:
    assert metadata.ours(replace(page(), article=None)) == metadata.Facts()
