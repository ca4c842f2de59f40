"""Speakers and mentions in Vietnamese: names that begin with the family's, kinship pronouns."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate import quoting
from warehouse.actors.registry import load as registry
from warehouse.model import Annotations, Naming


def annotated(text: str) -> Annotations:
    return quoting.annotated(text, "vi", registry())


def names(text: str) -> list[str | None]:
    return [one.speaker.name for one in annotated(text).quotations]


def mentioned(text: str) -> list[tuple[str, str]]:
    return [(one.span.surface, one.actor) for one in annotated(text).mentions]


@pytest.mark.parametrize(
    ("lead", "short"),
    [
        ("Ông Trần Văn Bách ra mở cửa.", "Ông Bách nói trời sẽ mưa."),
        ("Chị Lê Thu Hoài Thương ra mở cửa.", "Chị Hoài Thương nói trời sẽ mưa."),
        ("Đội trưởng Đỗ Duy Mạc ra mở cửa.", "Duy Mạc nói trời sẽ mưa."),
        ("Thợ lặn Phan Khánh Vy ra mở cửa.", "Vy nói trời sẽ mưa."),
        ("Bộ trưởng Y tế Đào Thị Lan ra mở cửa.", "Bộ trưởng Lan nói trời sẽ mưa."),
        ("Đại tá Lê Minh Đức ra mở cửa.", "Đại tá Đức nói trời sẽ mưa."),
        ("Chủ tịch tỉnh Đào Thị Mai ra mở cửa.", "Bà Mai nói trời sẽ mưa."),
    ],
)
def test_the_given_name_stands_for_the_whole_name(lead: str, short: str) -> None:
    (name,) = names(f"{lead} {short}")
    assert name is not None
    assert name in lead
    assert len(name.split()) >= 3


def test_the_family_name_of_a_foreigner_stands_for_the_whole_name() -> None:
    text = "Phát ngôn viên Lâm Kiệm bước ra. Ông Lâm nói trời sẽ mưa."
    assert names(text) == ["Lâm Kiệm"]


def test_a_foreign_name_stands_behind_its_office_and_country() -> None:
    text = "Ngoại trưởng Nga Xolomir Brentov nói trời sẽ mưa. Ông Brentov sẽ về sớm."
    assert names(text) == ["Xolomir Brentov"]
    assert ("Brentov", "Xolomir Brentov") in mentioned(text)


def test_a_kinship_word_is_the_last_one_who_may_be_called_so() -> None:
    text = (
        "Thợ lặn Phan Thị Khánh Vy nói trời sẽ mưa. Chị Mai, mẹ của Vy, cho biết nhà rất nghèo. "
        "“Tôi muốn về”, cô nói."
    )
    assert names(text) == ["Phan Thị Khánh Vy", "Mai", "Phan Thị Khánh Vy"]


def test_a_man_is_no_antecedent_of_a_womans_pronoun() -> None:
    text = "Bà Lê Thị Sáu gặp ông Trần Văn Bách. Bà nói trời sẽ mưa. Ông nói trời sẽ nắng."
    assert names(text) == ["Lê Thị Sáu", "Trần Văn Bách"]


def test_an_office_stands_for_its_holder_also_with_a_body_between_them() -> None:
    text = "Bộ trưởng Bộ Y tế Đào Thị Lan nói trời sẽ mưa. Bộ trưởng yêu cầu các tỉnh đề phòng."
    assert names(text) == ["Đào Thị Lan", "Đào Thị Lan"]


@pytest.mark.parametrize("epithet", ["tiền đạo 25 tuổi", "tiền đạo người Hải Lâm", "tiền đạo này"])
def test_an_age_or_origin_makes_an_office_a_second_name(epithet: str) -> None:
    text = f"Đỗ Duy Mạc nói trời sẽ mưa. “Tôi sẽ về”, {epithet} nói."
    assert names(text) == ["Đỗ Duy Mạc", "Đỗ Duy Mạc"]


def test_whom_a_verb_is_about_is_not_meant_by_a_pronoun() -> None:
    text = "Ông Phan Dũng nói trời sẽ mưa. Được hỏi có mời ông Lê Bách không, ông nói trời sẽ nắng."
    assert names(text) == ["Phan Dũng", "Phan Dũng"]


def test_this_person_is_whoever_spoke_last() -> None:
    text = "Lãnh đạo một ngân hàng nói trời sẽ mưa. “Tôi sẽ về”, vị này nói."
    assert names(text) == ["Lãnh đạo một ngân hàng"] * 2


def test_a_leader_needs_no_first_name() -> None:
    text = "Ông Trump nói trời sẽ mưa."
    assert names(text) == ["Donald Trump"]


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("Nhiều chuyên gia nói trời sẽ mưa.", Naming.COLLECTIVE),
        ("Giới quan sát nói trời sẽ mưa.", Naming.COLLECTIVE),
        ("Một quan chức giấu tên nói trời sẽ mưa.", Naming.ANONYMOUS),
        ("Nguồn tin này nói trời sẽ mưa.", Naming.ANONYMOUS),
        ("Người phát ngôn của công ty nói trời sẽ mưa.", Naming.ROLE),
        ("Tờ Hải Lâm Post nói trời sẽ mưa.", Naming.NAMED),
    ],
)
def test_speakers_without_a_persons_name_keep_their_class(text: str, naming: Naming) -> None:
    assert [one.speaker.naming for one in annotated(text).quotations] == [naming]


def test_a_paper_is_called_without_the_word_that_says_what_it_is() -> None:
    assert names("Tờ Hải Lâm Post nói trời sẽ mưa.") == ["Hải Lâm Post"]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Bà Lê Thị Nga ra mở cửa.", ["Lê Thị Nga"]),
        ("Ca sĩ Tuấn Anh ra mở cửa.", ["Tuấn Anh"]),
        ("Anh nói trời sẽ mưa.", []),
        ("Ý kiến này hay.", []),
        ("Đại học Việt Đức mở cửa.", []),
        ("Tàu từ Nga về Đức.", ["Nga", "Đức"]),
        ("Đường Lê Văn Sỹ ngập nước.", []),
        ("Chính phủ họp, ông Phạm Minh Chính chủ trì.", ["Phạm Minh Chính"]),
        ("Tiến sĩ Vật lý về nước.", []),
    ],
)
def test_countries_and_people_are_kept_apart(text: str, surfaces: list[str]) -> None:
    assert [surface for surface, _ in mentioned(text)] == surfaces
