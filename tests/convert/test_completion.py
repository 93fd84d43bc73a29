import pytest

from cityledger.convert.completion import complete_reading
from cityledger.convert.drafts import Draft, DraftCell, Reading, UnreadableError
from cityledger.settings import Limits


def test_a_reading_gets_its_languages_and_what_it_states() -> None:
    english = "The city will plant trees along the river and it will mend the drains of the north by 2030."
    chinese = "城市将在二〇三〇年以前建设一百个公园，" * 4
    done = complete_reading(Reading([Draft("paragraph", english * 9), Draft("paragraph", chinese)]), Limits())
    assert [draft.language for draft in done.drafts] == ["en", "zh"]
    assert done.stated.language == "en"


def test_a_text_beyond_any_document_is_refused() -> None:
    cells = [DraftCell(0, column, "x" * 50) for column in range(10)]
    with pytest.raises(UnreadableError, match="530 characters, more than 500"):
        complete_reading(Reading([Draft("table", "", cells=cells)]), Limits(text_characters=500))
    with pytest.raises(UnreadableError, match="500,001 paragraphs"):
        complete_reading(Reading([Draft("paragraph", "x")] * 500_001), Limits())
