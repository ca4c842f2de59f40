"""Written forms come from the language packs' endings."""

from __future__ import annotations

from tests.warehouse.actors.made import BODY, LAND
from warehouse.actors.names import declined, forms, with_endings
from warehouse.languages import load
from warehouse.languages.naming import NameWording
from warehouse.model import ActorType, MentionForm


def german() -> NameWording:
    pack = load("de")
    assert pack is not None
    return pack.names


def test_a_name_that_ends_in_s_takes_no_genitive_s() -> None:
    assert list(with_endings("Kowrow", german())) == ["Kowrows"]
    assert list(with_endings("Brandis", german())) == []


def test_a_persons_first_name_is_not_declined_like_an_adjective() -> None:
    assert "Petere Kies" not in set(declined("Peter Kies", ActorType.PERSON, german()))


def test_a_language_without_wordings_leaves_names_as_they_are() -> None:
    assert list(declined("Banco Azul", ActorType.ORGANIZATION, NameWording())) == ["Banco Azul"]


def test_every_kind_of_form_is_made() -> None:
    made = list(forms(LAND, {"de": german()}))
    assert {form.form for form in made} == {
        MentionForm.NAME,
        MentionForm.ACRONYM,
        MentionForm.DEMONYM,
    }
    assert {"Quarziens", "quarzischem", "Quarzierin", "QXR"} <= {form.surface for form in made}
    assert "Internationalem Bergamt" in {form.surface for form in forms(BODY, {"de": german()})}
