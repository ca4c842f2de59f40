"""Names of registered actors in the cases of Russian."""

from __future__ import annotations

import pytest

from warehouse.actors import registry


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Сергея Лаврова", "person:sergei-lavrov"),
        ("Ангелой Меркель", "person:angela-merkel"),
        ("Ким Чен Ыну", "person:kim-jong-un"),
        ("Боснии и Герцеговине", "country:BA"),
        ("Соединенных Штатов", "country:US"),
        ("Белого дома", "place:white-house"),
        ("Государственной думой", "org:duma"),
        ("россиянам", "country:RU"),
        ("Кёльне", "place:cologne"),
    ],
)
def test_a_name_is_found_in_any_case(words: str, actor: str) -> None:
    hits = list(registry.load().find(f"Речь шла о {words} вчера.", "ru"))
    assert [hit.actor_id for hit in hits] == [actor]


def test_every_person_has_a_name_and_a_surname_in_russian() -> None:
    known = registry.load()
    people = [one for one in known.actors if one.type == "person"]
    missing = [one.id for one in people if not one.names.get("ru")]
    assert missing == []
    assert "Лавров" in known.surnames("person:sergei-lavrov")
    assert "Си" in known.surnames("person:xi-jinping")
