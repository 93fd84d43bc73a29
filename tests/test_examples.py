"""The cookbook's answers and the notebook's outputs are those of the samples' release."""

import importlib.util
import re

import nbformat
import pytest

from cityledger.settings import PROJECT
from cityledger.warehouse import connect_read_only


def _script():
    spec = importlib.util.spec_from_file_location("write_examples", PROJECT / "scripts" / "write_examples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXAMPLES = _script()
COOKBOOK = EXAMPLES.PAGE.read_text(encoding="utf-8")


def _questions(page):
    return re.split(r"^### ", page, flags=re.MULTILINE)[1:]


QUESTIONS = _questions(COOKBOOK)


@pytest.fixture(scope="module")
def answered(sample_release):
    """The questions with the answers that the release gives."""
    with connect_read_only(sample_release.current_warehouse) as connection:
        return _questions(EXAMPLES.fill(COOKBOOK, lambda sql: EXAMPLES.result_table(connection, sql)))


def test_there_are_twenty_questions_and_their_numbers_follow_one_another():
    numbers = [int(question.partition(".")[0]) for question in QUESTIONS]
    assert numbers == list(range(1, len(QUESTIONS) + 1))
    assert len(numbers) >= 20


@pytest.mark.parametrize("number", range(len(QUESTIONS)), ids=lambda number: QUESTIONS[number].partition("\n")[0][:50])
def test_the_answer_is_the_one_that_the_page_shows(number, answered):
    assert answered[number] == QUESTIONS[number], "run scripts/write_examples.py over a release of the samples"
    rows = re.findall(r"^\| .+ \|$", QUESTIONS[number], re.MULTILINE)
    assert len(rows) >= 3, "a question without an answer teaches nothing"


def test_the_notebook_runs_and_gives_what_it_shows(sample_release, monkeypatch):
    monkeypatch.setenv("CITYLEDGER_DATA", str(sample_release.data))
    shown = nbformat.read(EXAMPLES.NOTEBOOK, as_version=4)
    ran = EXAMPLES.run_notebook(nbformat.read(EXAMPLES.NOTEBOOK, as_version=4))
    assert _words(ran) == _words(shown)
    assert sum(map(len, _words(shown))) >= 9


def _words(notebook):
    """What each cell printed or returned, as text."""
    return [
        [output.get("text") or output["data"]["text/plain"] for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]
