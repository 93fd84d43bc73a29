from cityledger.convert.wordlist import english_words


def test_the_list_holds_words_and_no_halves_of_them() -> None:
    words = english_words()
    assert {"city", "government", "drainage"} <= words
    assert not {"gov", "ernment", "govemment", "City"} & words
    assert all(word.isalpha() and word == word.lower() for word in words)
