from cityledger.convert.assemble import assemble_blocks, cover_length
from cityledger.convert.drafts import Draft, DraftCell
from cityledger.convert.places import Places
from cityledger.records import document_text


def test_paths_spans_and_positions_follow_the_order() -> None:
    blocks = assemble_blocks(
        "doc",
        [
            Draft("page_header", "Head"),
            Draft("heading", "Plan", level=1),
            Draft("heading", "Water", level=3),
            Draft("paragraph", "One."),
            Draft("heading", "Trees", level=2),
            Draft("paragraph", " "),
            Draft("list_item", "Two", level=1, marker="•"),
            Draft("heading", "Annex", level=1),
        ],
    )
    assert [block.position for block in blocks] == list(range(7))
    assert [block.heading_path for block in blocks] == [
        (), (), ("Plan",), ("Plan", "Water"), ("Plan",), ("Plan", "Trees"), (),
    ]  # fmt: skip
    text = document_text(blocks)
    assert text == "Plan\n\nWater\n\nOne.\n\nTrees\n\nTwo\n\nAnnex"
    assert [text[block.start : block.end] for block in blocks[1:]] == [block.text for block in blocks[1:]]
    assert (blocks[0].start, blocks[0].end) == (None, None)


def test_a_tables_text_places_its_cells_and_words() -> None:
    box = (1.0, 2.0, 3.0, 4.0)
    cells = [
        DraftCell(1, 1, "12", words=Places([(0, 2, 3, box)])),
        DraftCell(0, 0, "Trees", column_span=2, is_header=True),
        DraftCell(1, 0, "oak"),
    ]
    (table,) = assemble_blocks("doc", [Draft("table", "", page=3, cells=cells)])
    assert table.text == "Trees\noak | 12"
    assert [(cell.text, table.text[cell.start : cell.end]) for cell in table.cells] == [
        ("Trees", "Trees"), ("oak", "oak"), ("12", "12"),
    ]  # fmt: skip
    (word,) = table.words
    assert (table.text[word.start : word.end], word.page, word.box) == ("12", 3, box)


def test_the_title_alone_stands_over_what_follows_a_title_page() -> None:
    cover = [
        Draft("heading", "Exampleton Tree Plan", level=1),
        Draft("heading", "May 2020", level=1),
        Draft("heading", "With the Friends of Limes", level=1),
        Draft("page_footer", "1"),
    ]
    drafts = [*cover, Draft("heading", "Goals", page=2, level=2), Draft("paragraph", "Plant limes.", page=2)]
    assert cover_length(drafts) == 4
    blocks = assemble_blocks("doc", drafts, 4)
    assert blocks[-1].heading_path == ("Exampleton Tree Plan", "Goals")
    assert assemble_blocks("doc", drafts)[-1].heading_path == ("With the Friends of Limes", "Goals")


def test_a_first_page_with_text_and_a_text_of_one_page_have_no_title_page() -> None:
    title, text = Draft("heading", "Exampleton Tree Plan", level=1), Draft("paragraph", "Plant limes.")
    assert cover_length([title, text, Draft("paragraph", "Plant oaks.", page=2)]) == 0
    assert cover_length([title, title]) == 0
    assert cover_length([]) == 0
