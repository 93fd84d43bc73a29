from cityledger.convert.page_names import name_pages


def test_pages_are_named_singly_or_in_runs() -> None:
    assert name_pages([3]) == "3"
    assert name_pages([4, 3]) == "3, 4"
    assert name_pages([9, 3, 4, 5, 6, 7]) == "3-7, 9"


def test_after_twenty_only_their_number_is_told() -> None:
    assert name_pages(range(1, 100, 2)).endswith("37, 39 and 30 more")
    assert name_pages(range(1, 4001)) == "1-4000"
