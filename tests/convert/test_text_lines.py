from cityledger.convert.text_lines import manner_of, read_lines, running_heads, without_numbers


def test_lines_know_their_page_indent_and_whether_a_blank_stands_above() -> None:
    lines = read_lines("One\n  two\r\n\nthree\n\f\nfour")
    assert [(line.text, line.page, line.indent, line.after_blank) for line in lines] == [
        ("One", 1, 0, False),
        ("two", 1, 2, False),
        ("three", 1, 0, True),
        ("four", 2, 0, False),
    ]
    assert all(line.edge for line in lines)
    assert {line.width for line in lines} == {5}


def test_what_a_line_had_instead_is_kept() -> None:
    (line,) = read_lines("  **20**  trees\n")
    assert (line.text, line.slips) == ("20 trees", [(0, 0, "**"), (2, 2, "**")])


def test_the_manner_of_a_file_is_told_from_all_its_lines() -> None:
    wrapped = read_lines("The city will plant trees\nalong the river and mend\nthe drains of the north.\n")
    assert (manner_of(wrapped).wrapped, manner_of(wrapped).noisy_blanks) == (True, False)
    noisy = read_lines("The city will plant trees\n\nalong the river and mend\n\nthe drains of the north.\n")
    assert manner_of(noisy).noisy_blanks
    assert not manner_of(read_lines("Trees.\nDrains.\nParks.\n")).wrapped


def test_a_running_head_stands_at_the_edge_of_three_pages() -> None:
    pages = [f"Plan of Exampleton {page}\nText {page} a\nb\nc\nd\nend {'x' * page}\n" for page in (1, 2, 3)]
    assert running_heads(read_lines("\f".join(pages))) >= {"Plan of Exampleton #"}
    assert running_heads(read_lines("\f".join(pages[:2]))) == set()
    assert without_numbers("Page 12 of 40") == "Page # of #"
