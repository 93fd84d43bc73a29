import time

import pytest

from cityledger.harmonize.homes import place_of_rows


@pytest.mark.parametrize(
    ("names", "title", "home"),
    [
        (["City of Northbridge", "City of Northbridge", "C40"], None, "Northbridge"),
        (["Northbridge Council", "the Council", "Council", "households"], "Northbridge Housing Plan", "Northbridge"),
        (["Rotterdam", "Rotterdam", "Rotterdam", "Lyon"], None, "Rotterdam"),
        (["Rotterdam", "Lyon", "Rotterdam", "Lyon"], None, None),
        (["United States", "the Federal Government", "United States"], None, "United States"),
        (["Netherlands", "Rotterdam", "Rotterdam", "City of Rotterdam"], None, "Rotterdam"),
        (["Rotterdam"], None, None),
        (["City Council", "the City Council", "State Government", "city government"], "Plan of the City Council", None),
        (["Commerce Council", "Commerce Council"], None, None),
        (["united council", "united council"], None, None),
        ([], "City of Northbridge", None),
    ],
)
def test_the_place_of_most_rows_is_the_documents_own(finder, names, title, home):
    found = finder(None, names, title=title).home
    assert (found.name if found else None) == home


def test_rows_are_not_asked_where_the_document_states_a_place(finder):
    names = ["City of Northbridge"] * 5
    assert finder("Leeds", names).home.name == "Leeds"
    assert finder("Birmingham", names).home is None
    assert finder(None, names, publisher="Leeds City Council").home.name == "Leeds"


def test_many_names_take_little_time():
    started = time.process_time()
    names = [f"Council of Place {number}" for number in range(20_000)]
    assert place_of_rows("x " * 100_000, names, lambda name: False) is None
    assert time.process_time() - started < 5
