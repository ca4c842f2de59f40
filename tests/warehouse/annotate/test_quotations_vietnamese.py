"""Vietnamese quotations: words of several syllables, no inflection, content without an opener."""

from __future__ import annotations

import pytest

from tests.warehouse.annotate.quoting import Said, said


def words(text: str) -> list[str]:
    return [one.words for one in said(text, "vi")]


def speakers(text: str) -> list[str]:
    return [one.speaker for one in said(text, "vi")]


def test_a_verb_of_two_syllables_takes_content_without_any_opener() -> None:
    assert said("Ông Trần Văn Bách cho biết cây cầu sẽ đóng cửa.", "vi") == [
        Said("cây cầu sẽ đóng cửa", "Ông Trần Văn Bách", "indirect", "cho biết")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Bà Lan nói rằng giá nhà khó giảm.", "rằng giá nhà khó giảm"),
        ("Bà Lan nói với Đài Hải Lâm rằng giá nhà khó giảm.", "rằng giá nhà khó giảm"),
        ("Bà Lan trấn an cư dân rằng giá nhà khó giảm.", "rằng giá nhà khó giảm"),
        ("Bà Lan khẳng định, giá nhà sẽ khó giảm.", "giá nhà sẽ khó giảm"),
        ("Bà Lan lý giải: giá nhà sẽ khó giảm.", "giá nhà sẽ khó giảm"),
        ("Bà Lan cho Đài Hải Lâm biết giá nhà khó giảm.", "giá nhà khó giảm"),
        ("Bà Lan nói là giá nhà khó giảm.", "là giá nhà khó giảm"),
    ],
)
def test_content_begins_behind_its_opener_or_behind_the_verb(text: str, content: str) -> None:
    assert words(text) == [content]
    assert speakers(text) == ["Bà Lan"]


@pytest.mark.parametrize(
    "text",
    [
        "Chiều 5/5 tại cuộc họp báo ở Hải Lâm ông Dũng cho biết dự án chậm tiến độ.",
        "Trong khi đó, ông Dũng sáng nay cho biết dự án chậm tiến độ.",
        "Trao đổi với báo chí bên lề hội nghị, ông Dũng cho biết dự án chậm tiến độ.",
        "Tờ Hải Lâm dẫn lời ông Dũng cho biết dự án chậm tiến độ.",
        "Trả lời câu hỏi của phóng viên về cây cầu ông Dũng cho biết dự án chậm tiến độ.",
    ],
)
def test_circumstances_before_the_subject_are_no_part_of_it(text: str) -> None:
    assert [one.casefold() for one in speakers(text)] == ["ông dũng"]
    assert words(text) == ["dự án chậm tiến độ"]


def test_an_office_apart_belongs_to_the_name_before_it() -> None:
    text = "Đại tá Trần Bách, 48 tuổi, trưởng Công an huyện, khuyến cáo người dân không ra khơi."
    assert speakers(text) == ["Đại tá Trần Bách, 48 tuổi, trưởng Công an huyện"]


def test_a_frame_follows_words_in_marks() -> None:
    text = "“Biển lặng rồi”, bà Tư, 60 tuổi, ở làng Hải Lâm, nói với Đài Bến Xanh hôm qua."
    assert words(text) == ["“Biển lặng rồi”"]
    assert speakers(text) == ["bà Tư, 60 tuổi"]


def test_a_frame_parts_one_quotation_in_two() -> None:
    text = "“Tôi buồn lắm”, bà Tư nghẹn ngào kể, “nhà tôi mất hết rồi”."
    assert words(text) == ["“Tôi buồn lắm” … “nhà tôi mất hết rồi”"]


def test_whoever_is_cited_speaks_not_the_paper_that_cites() -> None:
    text = "“Chúng tôi sẽ ra khơi”, tờ Hải Lâm dẫn lời ông Dũng."
    assert speakers(text) == ["ông Dũng"]


def test_further_verbs_of_saying_begin_quotations_of_their_own() -> None:
    text = "Đội trưởng Lê Mạnh thừa nhận áp lực lớn nhưng khẳng định toàn đội sẽ chơi hết mình."
    assert words(text) == ["áp lực lớn", "toàn đội sẽ chơi hết mình"]
    assert speakers(text) == ["Đội trưởng Lê Mạnh"] * 2


def test_a_source_phrase_speaks_for_its_sentence_up_to_the_comma() -> None:
    text = "Theo dữ liệu từ Công ty Biển Xanh, sản lượng tăng mạnh."
    assert words(text) == ["sản lượng tăng mạnh"]
    assert speakers(text) == ["dữ liệu từ Công ty Biển Xanh"]


def test_a_source_phrase_at_the_end_belongs_to_no_content() -> None:
    text = "Bà Lan tuyên bố bà sẽ từ chức, theo Đài Hải Lâm."
    assert words(text) == ["bà sẽ từ chức"]


@pytest.mark.parametrize(
    "text",
    [
        "Theo kế hoạch, cây cầu hoàn thành năm 2027.",
        "Theo quy định, tàu phải có phao.",
        "Bà Lan từ chối bình luận.",
        "Bà Lan chưa công bố kết quả.",
        "Công ty Biển Xanh công bố kết quả kinh doanh quý I.",
        "Cô được cho là đã rời khỏi đất nước.",
        "Thông báo của công ty được dán trước cổng.",
        "Bà ra tuyên bố chung với đối tác.",
        "Ông sẽ thông báo lịch thi đấu vào ngày mai.",
        "Vì sao ông cho biết cây cầu sẽ đóng cửa?",
        "Nhà thầu được mệnh danh là “vua hầm”.",
        "Vở kịch “Người đi biển” được diễn tối nay.",
        "Ca khúc “Gió mùa” nằm trong album mới.",
        "Nhiều tàu cá đi theo ông Dũng ra khơi.",
    ],
)
def test_nobody_is_quoted_where_nothing_is_said(text: str) -> None:
    assert words(text) == []


def test_a_wish_needs_no_word_that_shows_a_verb() -> None:
    text = "Thủ tướng yêu cầu các tỉnh khẩn trương khắc phục hậu quả."
    assert words(text) == ["các tỉnh khẩn trương khắc phục hậu quả"]


def test_a_judgement_in_marks_is_a_quotation() -> None:
    text = "Ông Dũng gọi quyết định này là “một sai lầm nghiêm trọng”."
    assert said(text, "vi") == [Said("“một sai lầm nghiêm trọng”", "Ông Dũng", "direct", "gọi")]


def test_a_letter_behind_a_small_word_ends_its_sentence() -> None:
    text = "“Hẹn gặp lại”, bà Lan viết trên mạng X. Ông Dũng nói rằng bà đùa."
    assert words(text) == ["“Hẹn gặp lại”", "rằng bà đùa"]


def test_names_in_initials_end_no_sentence() -> None:
    text = "Bà N.T.H. (62 tuổi) kể bà mất toàn bộ tiền tiết kiệm."
    assert words(text) == ["bà mất toàn bộ tiền tiết kiệm"]
    assert speakers(text) == ["Bà N.T.H."]


def test_a_no_break_space_joins_the_syllables_of_a_verb_too() -> None:
    assert words("Bà Lan cho\u00a0biết cầu sẽ mở lại.") == ["cầu sẽ mở lại"]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Giá nhà quá cao, bà Lan nói.", "Giá nhà quá cao", "bà Lan"),
        (
            "Giá nhà là quá cao, bà Lan nói, vì thiếu đất.",
            "Giá nhà là quá cao … vì thiếu đất",
            "bà Lan",
        ),
        ("Bà Lan tuyên bố sẵn sàng đối thoại.", "sẵn sàng đối thoại", "Bà Lan"),
        ("Bà Lan kiến nghị Quốc hội sửa luật.", "Quốc hội sửa luật", "Bà Lan"),
        ('Được hỏi về lương, bà Lan cười: "Đủ sống".', '"Đủ sống"', "bà Lan"),
        ('Mẹ nạn nhân khóc: "Con tôi còn bé".', '"Con tôi còn bé"', "Mẹ nạn nhân"),
    ],
)
def test_content_needs_no_verb_that_a_list_knows(text: str, content: str, speaker: str) -> None:
    assert words(text) == [content]
    assert speakers(text) == [speaker]


def test_syllables_are_not_counted_as_words() -> None:
    assert words('Bà Lan nói rằng khu phố "chưa bao giờ yên tĩnh thế".') == [
        'rằng khu phố "chưa bao giờ yên tĩnh thế"'
    ]


def test_a_name_that_many_give_a_person_quotes_nobody() -> None:
    assert words('Người hâm mộ gọi anh là "chiến binh".') == []
    assert words('Bà Lan gọi anh là "kẻ dối trá".') == ['"kẻ dối trá"']


def test_what_is_to_come_goes_on_with_a_report() -> None:
    *_, free = said("Ban quản lý cho biết cây cầu đã cũ. Xe tải sẽ đi đường vòng.", "vi")
    assert (free.words, free.kind) == ("Xe tải sẽ đi đường vòng", "free")
    assert len(said("Bà Lan cho biết cây cầu đã cũ. Bà Lan sẽ đi đường vòng.", "vi")) == 1
