from cityledger.convert.drafts import Line, Word, union_box


def test_a_line_has_the_text_and_the_page_of_its_words() -> None:
    words = [Word("Plant", 3, (10, 20, 40, 30)), Word("limes", 3, (44, 20, 70, 30))]
    line = Line(words, (10, 20, 70, 30))
    assert (line.text, line.page) == ("Plant limes", 3)


def test_the_union_of_boxes_holds_them_all() -> None:
    assert union_box([(10, 20, 40, 30), (5, 25, 20, 50)]) == (5, 20, 40, 50)
    assert union_box([]) is None
