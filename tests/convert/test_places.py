import pytest

from cityledger.convert.places import Places

WORDS = [(0, 4, 1, (1.0, 2.5, 30.1, 12.0)), (5, 9, 2, (40.0, 2.5, 60.0, 12.0))]


def test_places_are_a_list_of_words() -> None:
    places = Places(WORDS)
    assert (len(places), list(places), places[-1], places[:1]) == (2, WORDS, WORDS[1], WORDS[:1])
    assert places.pop() == WORDS[1]
    assert places == Places(WORDS[:1])
    assert not Places()


def test_places_move_with_their_text() -> None:
    assert [word[:2] for word in Places(WORDS).moved(10)] == [(10, 14), (15, 19)]
    assert [word[:2] for word in Places(WORDS).moved(-2)] == [(0, 2), (3, 7)]
    assert [word[:2] for word in Places(WORDS).moved(-4)] == [(1, 5)]


def test_rows_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="rows of seven"):
        Places.of_rows([1, 2, 3])


def test_a_word_beyond_all_numbers_is_kept_without_a_place() -> None:
    places = Places([(0, 1, 1, (float("nan"), 0.0, 1.0, 1.0)), (1, 2, 1, (0.0, 0.0, 1e300, 1.0)), WORDS[1]])
    assert [word[3] for word in places] == [(0, 0, 0, 0), (0, 0, 0, 0), WORDS[1][3]]
