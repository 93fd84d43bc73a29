"""Records become a typed frame; what a broken row raises is kept apart from the answers."""

from dataclasses import dataclass, replace

from cityledger.inspect.flags import INDICATOR_FLAGS
from cityledger.inspect.frames import frame_records
from cityledger.inspect.surroundings import surroundings_of
from cityledger.records import CanonicalIndicator
from tests.inspect.examples import BLOCKS, DOCUMENT, INDICATOR


def framed(rows):
    around = surroundings_of([DOCUMENT], BLOCKS, [INDICATOR], [])
    return frame_records(CanonicalIndicator, rows, "indicator_id", INDICATOR_FLAGS, around)


def test_columns_have_the_types_that_the_record_declares():
    types = framed([INDICATOR]).frame.dtypes
    names = ("indicator", "page", "value", "value_upper", "quote_holds_value", "key_is_first")
    assert [str(types[name]) for name in names] == ["str", "Int64", "float64", "float64", "boolean", "boolean"]


def test_the_first_of_two_rows_with_one_key_is_the_first():
    assert framed([INDICATOR, INDICATOR]).frame["key_is_first"].tolist() == [True, False]


def test_a_value_of_another_type_leaves_the_column_as_it_is():
    frame = framed([INDICATOR, replace(INDICATOR, page="two")]).frame
    assert frame["page"].tolist() == [1, "two"]


def test_a_flag_that_a_row_makes_raise_is_told_for_that_row_alone():
    built = framed([INDICATOR, replace(INDICATOR, value_text=None)])
    (error,) = built.errors
    assert (error.flag, error.row) == ("quote_holds_value", 1)
    assert error.told.startswith("AttributeError")
    assert built.frame["quote_holds_value"].isna().tolist() == [False, True]


def test_a_field_that_the_rows_lack_is_left_out():
    @dataclass(frozen=True)
    class Old:
        indicator_id: str = "x"

    frame = framed([Old()]).frame
    assert "indicator_id" in frame and "quote" not in frame


def test_no_rows_make_an_empty_frame_with_all_columns():
    frame = framed([]).frame
    assert len(frame) == 0 and {"quote", "value", "quote_holds_value", "key_is_first"} <= set(frame.columns)
