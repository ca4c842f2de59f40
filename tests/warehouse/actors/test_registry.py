"""The shipped seed is sound; broken actor files are refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.actors import registry
from warehouse.errors import BadSetting
from warehouse.model import ActorType

GOOD = '[[actor]]\nid = "org:x"\ntype = "organization"\nnames.en = ["Exo Ltd"]\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "actors.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_seed_knows_people_bodies_countries_and_places() -> None:
    kinds = [actor.kind for actor in registry.load().actors]
    assert len(kinds) > 1_000
    for kind, least in {
        ActorType.PERSON: 400,
        ActorType.ORGANIZATION: 150,
        ActorType.COUNTRY: 195,
        ActorType.PLACE: 200,
    }.items():
        assert kinds.count(kind) >= least, kind


def test_every_seed_actor_is_found_by_each_of_its_names() -> None:
    index = registry.load()
    missed = [
        (actor.id, name)
        for actor in index.actors
        for language in ("de", "en")
        for name in actor.names.get(language, ())
        if actor.id not in {hit.actor_id for hit in index.find(f"({name})", language)}
    ]
    # Names that several actors share are unsure on purpose and few.
    assert len(missed) < 10, missed


def test_spellings_of_one_person_are_one_actor() -> None:
    index = registry.load()
    text = "Sergej Lawrow, Sergei Lavrov, Сергей Лавров, Sergey Lavrov"
    assert {hit.actor_id for hit in index.find(text, "de")} == {"person:sergei-lavrov"}


def test_an_id_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="twice"):
        registry.read(written(tmp_path, GOOD + GOOD))


def test_a_reference_to_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="country:ZZ"):
        registry.read(written(tmp_path, GOOD + 'seat_of = "country:ZZ"\n'))


def test_an_actor_without_a_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="no name"):
        registry.read(
            written(tmp_path, '[[actor]]\nid = "org:x"\ntype = "organization"\nnames = {}\n')
        )


def test_a_misspelt_key_is_refused_with_the_nearest_known_one(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="acronyms"):
        registry.read(written(tmp_path, GOOD + 'acronym = ["X"]\n'))


def test_a_language_file_adds_the_names_of_its_language(tmp_path: Path) -> None:
    folder = tmp_path / "named"
    folder.mkdir()
    (folder / "it.toml").write_text('[names]\n"org:x" = ["Società Exo"]\n', encoding="utf-8")
    (actor,) = registry.read(written(tmp_path, GOOD), named=folder)
    assert actor.names == {"en": ("Exo Ltd",), "it": ("Società Exo",)}


def test_a_language_file_that_names_nobody_known_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "named"
    folder.mkdir()
    (folder / "it.toml").write_text('[demonyms]\n"org:y" = ["y"]\n', encoding="utf-8")
    with pytest.raises(BadSetting, match=r"it\.toml.*org:y"):
        registry.read(written(tmp_path, GOOD), named=folder)
