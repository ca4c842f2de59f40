"""Wire credits, bylines and lines of Vietnamese articles."""

from __future__ import annotations

import pytest

from tests.warehouse.actors.made import registry
from tests.warehouse.annotate.quoting import cleaned
from warehouse.annotate.credits import Credits
from warehouse.languages import load
from warehouse.model import Annotations, BlockKind

FILLER = "Làng chài Hải Lâm mở hội đua thuyền vào mùa thu năm nay, khách đến rất đông."
MORE = "Ban tổ chức dựng khán đài dọc bờ biển để người xem khỏi phải đứng dưới nắng."


def credits_of(*lines: str) -> list[tuple[str, str]]:
    pack = load("vi")
    assert pack is not None
    clean = cleaned("\n".join(lines), "vi")
    found = Credits()(clean, pack, registry(), Annotations()).credits
    return [(one.agency, one.role.value) for one in found]


def bylines(*lines: str) -> tuple[str, ...]:
    return cleaned("\n".join(lines), "vi").byline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Theo Reuters, AFP", [("Reuters", "credit"), ("AFP", "credit")]),
        ("(Theo Reuters)", [("Reuters", "credit")]),
        ("Lan Phạm (Theo AP)", [("AP", "credit")]),
        ("Nguồn: TASS, DPA", [("TASS", "credit"), ("dpa", "credit")]),
        ("(TTXVN/Vietnam+)", [("VNA", "credit")]),
        ("Theo Tân Hoa xã", [("Xinhua", "credit")]),
    ],
)
def test_the_last_line_credits_the_text(line: str, expected: list[tuple[str, str]]) -> None:
    assert credits_of(FILLER, MORE, line) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo Reuters, đoàn thuyền đã về bến an toàn.",
        "Theo hãng tin Reuters, đoàn thuyền đã về bến an toàn.",
        "Reuters đưa tin đoàn thuyền đã về bến an toàn.",
        "Reuters dẫn lời ông Dũng nói đoàn thuyền đã về bến.",
        "“Thuyền về rồi”, ông Dũng nói với hãng tin Reuters.",
        "Trả lời phỏng vấn Reuters, ông Dũng nói thuyền đã về bến.",
        "Ông Dũng cho Reuters biết thuyền đã về bến.",
    ],
)
def test_an_agency_in_a_sentence_is_its_source(sentence: str) -> None:
    assert credits_of(FILLER, sentence, MORE, FILLER) == [("Reuters", "in_text")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Một phóng viên của AFP bị thương khi thuyền lật.",
        "Trụ sở AFP nằm cạnh bến thuyền.",
    ],
)
def test_what_is_told_about_an_agency_is_no_credit(sentence: str) -> None:
    assert credits_of(FILLER, sentence, MORE, FILLER) == []


def test_a_picture_is_credited_apart_from_the_text() -> None:
    lines = (FILLER, "Thuyền về bến hôm qua. Ảnh: AFP", MORE, FILLER, "Theo Reuters")
    assert credits_of(*lines) == [("AFP", "photo"), ("Reuters", "credit")]


def test_a_dateline_may_spell_its_date_out() -> None:
    text = f"HẢI LÂM, ngày 7 tháng 5 (Reuters) - {FILLER}"
    assert credits_of(text, MORE) == [("Reuters", "dateline")]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Lan Phạm", ("Lan Phạm",)),
        ("Lan Phạm - Minh Dũng", ("Lan Phạm", "Minh Dũng")),
        ("Lan Phạm (Theo Hải Lâm News)", ("Lan Phạm",)),
        ("Bài và ảnh: Lan Phạm", ("Lan Phạm",)),
        ("LAN PHẠM", ("LAN PHẠM",)),
        ("Hẹn gặp lại mùa sau", ()),
        ("Xem thêm", ()),
    ],
)
def test_a_last_line_of_nothing_but_a_name_is_a_byline(line: str, names: tuple[str, ...]) -> None:
    assert bylines(FILLER, MORE, line) == names


def test_a_translated_agency_names_its_staff() -> None:
    line = "(Báo cáo của Ada Beispiel; Biên tập bởi Jon Ohm)"
    assert bylines(FILLER, MORE, line) == ("Ada Beispiel",)


def test_a_line_of_names_amid_the_text_is_no_byline() -> None:
    clean = cleaned("\n".join((FILLER, "Lan Phạm", MORE, FILLER, MORE, FILLER, MORE)), "vi")
    assert all(block.kind is not BlockKind.BYLINE for block in clean.blocks)


def test_lines_of_the_website_are_cut() -> None:
    clean = cleaned("\n".join((FILLER, "Chia sẻ", "Mời độc giả xem video:", MORE)), "vi")
    assert "Chia sẻ" not in clean.text
    assert "Mời độc giả" not in clean.text
