"""What is read is what is written, key for key."""

import json

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Option, TrustRating
from partnerdesk.exchange import case_text, read_case, read_whole, write_case
from tests.exchange.cases import made_up, small


def test_the_small_case_comes_out_as_it_went_in() -> None:
    assert write_case(read_case(small(), load_catalogue())) == small()


@pytest.mark.parametrize("seed", range(20))
def test_any_case_comes_out_as_it_went_in(seed: int) -> None:
    case = made_up(seed)
    # A waiver's reason has a rule of its own.
    for waiver in case["gate_waiver"]:
        waiver["reason"] = "a reason of twenty characters"
    text = json.dumps(case)
    if not case["answers"]:
        del case["answers"]
    assert write_case(*read_whole(text, load_catalogue())) == case
    assert json.loads(case_text(write_case(*read_whole(case, load_catalogue())))) == case


def test_values_become_what_the_records_say() -> None:
    partnership = read_case(small(), load_catalogue())
    ratings = partnership.rows(TrustRating)
    assert [(rating.round, rating.level) for rating in ratings] == [(1, None), (2, 3), (3, 4)]
    option = partnership.get(Option, "O2")
    assert option is not None
    assert option.partners == ("P1",)


def test_control_characters_are_kept() -> None:
    partnership = read_case(json.dumps(small()), load_catalogue())
    assert partnership.rows(BeneficiaryInput)[0].quote == "One\nline\ttwo\u0000"


def test_nothing_recorded_is_left_out_and_cannot_say_is_written() -> None:
    assert write_case(Partnership.empty()) == {"format": "partnerdesk", "version": 1}
    case = small()
    del case["trust_rating"][0]["level"]
    case["partner"][0]["notes"] = None
    case["concern"] = []
    case["charity"]["number"] = None
    assert write_case(read_case(case, load_catalogue())) == small()


def test_a_whole_number_may_be_written_with_a_point() -> None:
    case = small()
    case["score"][0]["level"] = 2.0
    partnership = read_case(json.dumps(case), load_catalogue())
    assert '"level": 2,' in case_text(write_case(partnership)).replace("\n", ",")


def test_the_text_is_plain_utf_8_with_an_end_of_line() -> None:
    text = case_text(write_case(read_case(small() | {"charity": {"name": "Tŷ Hafan"}}, load_catalogue())))
    assert "Tŷ Hafan" in text
    assert text.endswith("}\n")


def test_a_byte_order_mark_is_let_pass() -> None:
    text = json.dumps(small())
    assert read_case(b"\xef\xbb\xbf" + text.encode(), load_catalogue()) == read_case(small(), load_catalogue())
    assert read_case("\ufeff" + text, load_catalogue()) == read_case(small(), load_catalogue())
