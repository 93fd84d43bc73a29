"""Each row says where its indicator and its subject were read."""

from tests.extract.made_up_plan import OPENING, Paragraphs


def test_a_row_says_where_its_indicator_and_its_subject_stand():
    rows = (
        Paragraphs([])
        .add("paragraph", OPENING)
        .add("paragraph", "The Harbour Agency has 58 ferries. The fleet has 40 drivers.")
        .add("paragraph", "Recycling reached 41% in 2019 and 45% in 2020.")
        .add("paragraph", "Table 2: Water use by district in 2019")
        .table(("District", "Population"), ("North", "45,000"))
        .read()
    )
    told = {row.value: (row.indicator_source, row.subject_source) for row in rows}
    assert told[58] == ("sentence", "sentence")
    assert told[40] == ("sentence", "document")
    assert told[45] == ("text before", "document")
    assert told[45_000] == ("table", "table")
