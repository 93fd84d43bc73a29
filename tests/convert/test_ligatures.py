import pytest

from cityledger.convert.ligatures import repair_ligatures


@pytest.mark.parametrize(
    ("word", "repaired"),
    [
        ("E\x82ciency", "Efficiency"),
        ("Energy–E\x82ciency", "Energy–Efficiency"),
        ("o\x03er", "offer"),
        ("\ue001nal", "final"),
        ("zz\x82qqq", "zz\x82qqq"),
        ("plain", "plain"),
    ],
)
def test_a_lost_ligature_is_put_back_where_it_makes_a_word(word: str, repaired: str) -> None:
    assert repair_ligatures(word) == repaired
