"""Every Welsh text keeps the rules that a machine can hold, and each rule finds its fault."""

import pytest

from tests.texts.welsh import faults_in, plain, softened, welsh_texts


def test_no_welsh_text_breaks_a_rule() -> None:
    texts = list(welsh_texts())
    assert len(texts) > 6_000
    assert {(where, fault) for where, text in texts for fault in faults_in(text)} == set()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("pobl a partneriaid", "pobl a phartneriaid"),
        ("gyda cyfrinair", "gyda chyfrinair"),
        ("tri pwynt", "tri phwynt"),
        ("o pobl", "o bobl"),
        ("ar tudalen", "ar dudalen"),
        ("i llawer", "i lawer"),
        ("dau partner", "dau bartner"),
        ("ac pobl", "a phobl"),
        ("y eitem", "yr eitem"),
        ("yr papur", "y papur"),
        ("wedi'i gadw", "wedi’i gadw"),
        ("dwy gwestiwn", "dau gwestiwn"),
        ("tri tudalen", "tair tudalen"),
        ("dau ffeil", "dwy ffeil"),
    ],
)
def test_each_rule_finds_its_fault(wrong: str, right: str) -> None:
    assert faults_in(wrong)
    assert faults_in(right) == []


def test_what_is_no_welsh_is_not_looked_at() -> None:
    assert plain("Mae `o map` yn {place}, [yma](../a/b.md) gyda --person.").split() == [
        "Mae",
        "yn",
        ",",
        "[yma",
        "gyda",
        ".",
    ]
    assert faults_in("a’i phen, ei munudau: am mai, i mewn, gan mwyaf") == []


@pytest.mark.parametrize(
    ("word", "soft"), [("pobl", "bobl"), ("llinell", "linell"), ("grŵp", "rŵp"), ("thema", "thema"), ("amcan", "amcan")]
)
def test_a_word_is_softened(word: str, soft: str) -> None:
    assert softened(word) == soft
