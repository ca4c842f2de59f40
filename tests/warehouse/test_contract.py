from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from warehouse.actors import registry
from warehouse.contract import article_json
from warehouse.conveyor import convey_article
from warehouse.model import (
    CreditRole,
    DateSource,
    Delivery,
    OutsideCredit,
    Published,
    RawArticle,
    Rejection,
    Stage,
)
from warehouse.readers.dates import published
from warehouse.readers.plain import rejected

TEXT = (
    "„Wir reden“, sagte der russische Außenminister Sergej Lawrow, „und zwar weiter und weiter“.\n"
    "Er sagte, die Gespräche seien schwierig.\n"
    "(AFP)\nKommentar (0)"
)


def answered(raw: RawArticle, *, with_cuts: bool = True) -> Mapping[str, Any]:
    found = article_json(convey_article(raw, registry.load()), with_cuts=with_cuts)
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


def raw(**others: Any) -> RawArticle:
    values: dict[str, Any] = {
        "origin": "x", "text": TEXT, "language": "de", "native_id": "a1", **others
    }  # fmt: skip
    return RawArticle(**values)


def test_an_article_has_all_keys_of_the_contract() -> None:
    day = published("2024-05-02", source=DateSource.GIVEN)
    found = answered(raw(title="Lawrow in Genf", published=day))
    assert (found["id"], found["language"], found["title"]) == ("a1", "de", "Lawrow in Genf")
    assert (found["published_at"], found["published_from"]) == ("2024-05-02", "given")
    assert found["rejected"] is None
    assert found["byline"] == []
    assert [TEXT[start:end] for start, end, reason in found["cuts"] if reason == "boilerplate"] == [
        "Kommentar (0)"
    ]


def test_an_undated_article_says_so() -> None:
    found = answered(raw(published=Published()))
    assert (found["published_at"], found["published_from"]) == (None, "unknown")


def test_offsets_count_characters_of_the_clean_text() -> None:
    found = answered(raw())
    text = found["text"]
    assert found["quotations"]
    for quotation in found["quotations"]:
        assert quotation["text"] == text[quotation["start"] : quotation["end"]]
        assert quotation["spans"][0][0] == quotation["start"]
        assert quotation["spans"][-1][1] == quotation["end"]
        for part in (quotation["speaker"], quotation["cue"]):
            assert part["surface"] == text[part["start"] : part["end"]]
    for one in (*found["mentions"], *found["wire_credits"]):
        assert one["surface"] == text[one["start"] : one["end"]]


def test_speakers_carry_name_id_naming_and_antecedent() -> None:
    *_, last = answered(raw())["quotations"]
    speaker = last["speaker"]
    assert (speaker["name"], speaker["naming"]) == ("Sergej Lawrow", "pronoun")
    assert speaker["actor_id"] == "person:sergei-lavrov"
    assert speaker["surface"] == "Er"
    assert "Lawrow" in speaker["antecedent"]["surface"]


def test_annotations_of_the_title_are_marked() -> None:
    mentions = answered(raw(title="Sergej Lawrow in Genf"))["mentions"]
    in_title = [mention for mention in mentions if mention.get("field") == "title"]
    assert in_title[0]["surface"] == "Sergej Lawrow"
    assert all(mention["end"] <= len("Sergej Lawrow in Genf") for mention in in_title)


def test_a_credit_outside_the_text_has_an_origin_and_no_place() -> None:
    outside = (OutsideCredit("Foto: dpa", "caption", CreditRole.PHOTO),)
    found = answered(raw(outside_credits=outside))["wire_credits"]
    (photo,) = [credit for credit in found if credit["role"] == "photo"]
    assert (photo["agency"], photo["start"], photo["end"]) == ("dpa", None, None)
    assert photo["origin"] == "caption"


def test_cuts_are_left_out_for_input_that_was_no_plain_text() -> None:
    assert answered(raw(), with_cuts=False)["cuts"] == []


def test_a_rejection_says_stage_reason_and_message() -> None:
    rejection = rejected(Delivery(b"", "a.txt"), "empty", "a.txt holds no text.")
    assert isinstance(rejection, Rejection)
    assert rejection.stage is Stage.READ
    found = article_json(rejection)
    assert found["rejected"] == {
        "stage": "read", "reason": "empty", "message": "a.txt holds no text."
    }  # fmt: skip


def test_a_rejection_has_the_keys_of_an_article() -> None:
    rejection = rejected(Delivery(b"", "a.txt"), "empty", "a.txt holds no text.")
    found = article_json(rejection, line=3, given_id=7)
    assert list(found) == list(answered(raw()))
    assert (found["id"], found["line"], found["text"], found["title"]) == (7, 3, None, None)
    assert found["mentions"] == found["quotations"] == found["wire_credits"] == []


def test_a_date_that_nobody_could_read_is_kept_as_it_was_given() -> None:
    assert answered(raw(published_given="gestern"))["published_given"] == "gestern"
    assert answered(raw())["published_given"] is None
