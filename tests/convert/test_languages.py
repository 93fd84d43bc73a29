import pytest

from cityledger.convert.drafts import Draft
from cityledger.convert.languages import detect_language, mark_languages

ENGLISH = "The council will plant the trees in the streets, and it is to report on them by the end of the year."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("城市将在二〇三〇年之前建设一百个公园。", "zh"),
        ("La ville plantera des arbres dans les rues et elle les arrose pour que la chaleur soit moins forte.", "fr"),
        ("Die Stadt wird die Bäume in den Straßen pflanzen und sie nicht nur im Sommer mit Wasser versorgen.", "de"),
        ("La ciudad plantará árboles en las calles para que el calor sea menor y los riega en el verano.", "es"),
        ("12 345 678", None),
        ("Zxqv bnmk", None),
    ],
)
def test_languages_are_told_by_script_and_small_words(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_a_block_in_another_language_is_marked_so() -> None:
    drafts = [Draft("paragraph", ENGLISH), Draft("paragraph", "Water"), Draft("paragraph", "城市将建设公园。" * 10)]
    mark_languages(drafts, "en")
    assert [draft.language for draft in drafts] == ["en", "en", "zh"]
