from cityledger.convert.drafts import Word
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.runs import Run


def words(*texts: str, page: int = 1) -> list[Word]:
    return [Word(text, page, (float(at), 0.0, at + 1.0, 1.0)) for at, text in enumerate(texts)]


def spelled(run: Run) -> list[str]:
    return [run.text[start:end] for start, end, *_ in run.words]


def test_words_keep_their_places_through_joins_and_hyphens() -> None:
    run = Run(Hyphens(["the tree-planting goals"]))
    run.add(words("inter\ufffe"))
    run.add(words("national", "tree\ufffe"))
    run.add(words("planting", "in", "COVID-"))
    other = Run(run.hyphens)
    other.add(words("19", "times", page=2))
    run.join(other)
    assert run.text == "international tree-planting in COVID-19 times"
    assert spelled(run) == ["inter", "national", "tree-", "planting", "in", "COVID-", "19", "times"]
    assert [page for _, _, page, _ in run.words][-2:] == [2, 2]


def test_a_marker_is_left_out_with_its_place() -> None:
    run = Run(Hyphens([]))
    run.add(words("(a)", "Plant", "trees"), skip=4)
    assert (run.text, spelled(run)) == ("Plant trees", ["Plant", "trees"])
    glued = Run(run.hyphens)
    glued.add(words("•Plant", "trees"), skip=1)
    assert (glued.text, spelled(glued)) == ("Plant trees", ["Plant", "trees"])
