"""Indicators of made-up plans: phrase, subject, kind, period and quote of each value, and what is no indicator."""

import pytest

from cityledger.extract import EXTRACTOR_VERSION, extract_document
from cityledger.records import WordBox, WordBoxes, document_text
from tests.extract.made_up_plan import OPENING, Paragraphs, make_document, read_sentence


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "indicator", "kind", "direction", "period"),
    [
        ("The unemployment rate reached 5.6% in 2019.", 5.6, "%", "unemployment rate", "actual", None, "2019"),
        (
            "We will cut water losses in the network by 15% by 2030.",
            15, "%", "water losses in the network", "target", "decrease", "2030",
        ),
        ("Road traffic grew by 6.5% in 2019.", 6.5, "%", "Road traffic", "change", "increase", "2019"),
        ("The number of ferries reached 45.", 45, "count", "number of ferries", "actual", None, None),
        (
            "The council invested EUR 35 million in cycle paths between 2014 and 2020.",
            35e6, "EUR", "investment in cycle paths", "actual", None, "2014/2020",
        ),
        ("Elmhaven will plant 20,000 trees by 2025.", 20000, "count", "trees planted", "target", None, "2025"),
        ("The budget of the fund is R2.5 billion.", 2.5e9, "ZAR", "budget of the fund", "actual", None, None),
        (
            "The population is expected to grow to 1.5 million by 2035.",
            1.5e6, "count", "population", "projection", "increase", "2035",
        ),
        ("Residents travelled 40 million km by tram.", 40e6, "km", "km travelled", "actual", None, None),
        ("Life expectancy reached 82.3 years in 2018.", 82.3, "a", "Life expectancy", "actual", None, "2018"),
        ("In total 40 km of cycle paths opened in 2020.", 40, "km", "cycle paths opened", "actual", None, "2020"),
        ("Traffic accounts for 38% of noise.", 38, "%", "Traffic share of noise", "actual", None, None),
        ("By 2030, 75% of all trips will be made by tram.", 75, "%", "trips made by tram", "target", None, "2030"),
        (
            "Elmhaven ranks third in the country in terms of wages paid.",
            3, "rank", "wages paid", "rank", None, None,
        ),
        ("The fleet has 58 drivers.", 58, "count", "fleet drivers", "actual", None, None),
        ("Ferry: 45 berths", 45, "count", "berths", "actual", None, None),
        ("Population: 845,000", 845_000, "count", "Population", "actual", None, None),
        ("About half of the roofs carry solar panels.", 50, "%", "roofs carry solar panels", "actual", None, None),
    ],
)  # fmt: skip
def test_one_value_of_a_sentence(sentence, value, unit, indicator, kind, direction, period):
    (row,) = read_sentence(sentence)
    assert (row.value, row.unit, row.kind, row.direction, row.period) == (value, unit, kind, direction, period)
    assert row.indicator == indicator


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan has chapters, see Chapter 4 on page 12.",
        "Children under 3 go free.",
        "The two regions signed the pact.",
        "There are two ways to do this.",
        "Three-quarter beams and two-way radio are used.",
        "Over the last three decades little has changed.",
        "Write to 1300 Harbour Street, Elmhaven.",
        "The 13th Congress was held on 5 May 2019.",
        "One of them left.",
        "The ‘Agenda 21’ and the Boeing 737 are names.",
        "Most people live within 500 metres of a park.",
        "Version 3.0 of the reform follows.",
    ],
)
def test_what_is_no_indicator(sentence):
    assert read_sentence(sentence) == ()


def test_values_said_in_passing_take_the_phrase_before():
    rows = read_sentence("Bus fares stood at 4.1 euros in 2018, up 3% from 2017.")
    assert [(row.value, row.indicator) for row in rows] == [(4.1, "Bus fares"), (3, "Bus fares")]
    rows = read_sentence("The recycling rate fell from 48% in 2012 to 45% in 2019.")
    assert [(row.value, row.indicator, row.period) for row in rows] == [
        (48, "recycling rate", "2012"),
        (45, "recycling rate", "2019"),
    ]


def test_a_shortened_target_takes_the_phrase_of_the_same_target_said_in_full():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING)
        .add("paragraph", "The City of Elmhaven will reduce river pollution 40% by 2031.")
        .add("paragraph", "Our goal of 40% by 2031 is ambitious.")
        .read()
    )
    assert {row.indicator for row in rows} == {"river pollution"}
    assert {row.period for row in rows} == {"2031"}


def test_the_subject_is_the_sentence_s_then_the_list_s_then_the_document_s():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING + " The Elmhaven Harbour Authority (EHA) runs the port.")
        .add("paragraph", "EHA handled 40 ships.")
        .add("paragraph", "In the coming year, EHA will:")
        .add("list_item", "Build 12 cranes.", marker="•")
        .add("paragraph", "There are 14 libraries.")
        .read()
    )
    assert [(row.value, row.subject) for row in rows] == [
        (40, "Elmhaven Harbour Authority"),
        (12, "Elmhaven Harbour Authority"),
        (14, "City of Elmhaven"),
    ]


def test_bullets_under_a_heading_of_targets_are_targets():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING)
        .add("heading", "Our targets")
        .add("list_item", "100% of light from renewable sources", marker="•")
        .add("list_item", "Reduce waste per capita by 25%", marker="•")
        .read()
    )
    assert [(row.value, row.kind, row.direction) for row in rows] == [(100, "target", None), (25, "target", "decrease")]


def test_numbers_that_count_the_items_of_a_list_are_none():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING)
        .add("list_item", "1 Urban Mobility")
        .add("list_item", "2 Smart Districts")
        .add("list_item", "3 Clean Harbours")
        .read()
    )
    assert rows == ()


def test_a_name_that_begins_with_a_number_is_no_count():
    text = "50 Brave Harbours is a network. The 50 Brave Harbours meet. We joined 50 Brave Harbours in 2015."
    assert Paragraphs([]).add("paragraph", OPENING).add("paragraph", text).read() == ()


def test_a_sentence_over_a_page_break_is_read_whole():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING)
        .add("paragraph", "The council asks for a 38% drop in nightly")
        .add("paragraph", "noise levels by 2030, which is within reach.")
        .read()
    )
    assert [(row.value, row.period) for row in rows] == [(38, "2030")]
    assert "noise levels" in rows[0].indicator


def test_rows_carry_their_place_and_quote():
    text = "Elmhaven has 14 libraries."
    words = tuple(
        WordBox(start=start, end=start + len(word), page=3, box=(10.0 * start, 5.0, 10.0 * (start + len(word)), 15.0))
        for word in text.split()
        for start in [text.index(word)]
    )
    paragraphs = (
        Paragraphs([])
        .add("heading", "Culture")
        .add("paragraph", OPENING)
        .add("paragraph", text, words=WordBoxes(words))
    )
    (row,) = paragraphs.read()
    whole = document_text(paragraphs.blocks)
    assert whole[row.start : row.end] == row.quote == "14 libraries"
    assert row.section == "Culture"
    assert row.page == 3
    assert row.box == (130.0, 5.0, 260.0, 15.0)
    assert row.extractor_version == EXTRACTOR_VERSION
    assert 0 < row.confidence < 1
    assert row.indicator_id == paragraphs.read()[0].indicator_id


def test_quotes_are_always_the_document_s_own_text(shared):
    text = (shared / "corpus" / "za_nssd_2011-14_OCR.txt").read_text(errors="replace")[:60_000]
    paragraphs = Paragraphs([])
    for part in text.split("\n\n"):
        if part.strip():
            paragraphs.add("paragraph", part.strip())
    whole, rows = document_text(paragraphs.blocks), paragraphs.read()
    assert len(rows) > 20
    assert all(whole[row.start : row.end] == row.quote and row.quote.strip() and row.indicator for row in rows)


@pytest.mark.timeout(60)
def test_overlong_sentences_are_read_in_pieces_and_reported():
    paragraphs = Paragraphs([]).add("paragraph", OPENING).add("paragraph", "the city planted 5 trees and " * 4000)
    result = extract_document(make_document(), paragraphs.blocks)
    assert len(result.indicators) > 3000
    (finding,) = result.findings
    assert (finding.expectation, finding.page, finding.file_name) == ("sentences_end", 1, "plan.txt")
    assert extract_document(make_document(), paragraphs.blocks[:1]).findings == ()


@pytest.mark.parametrize("text", ["", "\x00", "5", "%", "٥٠٠ طن", "9" * 400, "1" * 5000 + " km", "( ( ( 5 ) ) )"])
def test_odd_texts_do_not_break_it(text):
    blocks = Paragraphs([]).add("paragraph", OPENING).add("paragraph", text).blocks
    for row in extract_document(make_document(), blocks).indicators:
        assert row.value == row.value and abs(row.value) != float("inf")
