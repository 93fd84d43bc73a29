"""What the evidence says of a row beside its quote."""

from cityledger.load import load_batches
from cityledger.publish.evidence.rows import read_documents
from cityledger.store import Store
from tests.load.making import make_commitment, make_document, make_indicator, make_run, write_batch


def test_a_row_says_what_was_not_read_in_its_own_sentence(settings):
    store = Store(settings.data)
    batch = write_batch(
        store,
        "b1",
        [make_document("plan")],
        indicators=[
            make_indicator("plan", 1, subject="Porto", subject_source="document", indicator_standard="population",
                           standard_score=0.8, standard_method="embedding"),
            make_indicator("plan", 2, subject="Metro", subject_source="sentence", indicator_standard="population",
                           standard_score=1.0, standard_method="terms"),
        ],
        commitments=[make_commitment("plan", 3, recurrence="R/P1Y")],
    )  # fmt: skip
    candidate = load_batches([batch], store, settings, make_run())
    (document,) = read_documents(candidate)
    inferred, said, promised = (dict(row.facts) for row in document.rows)
    assert inferred["Of"] == "Porto (from the whole document)"
    assert inferred["Standard indicator"] == "Population (by the meaning of the words)"
    assert (said["Of"], said["Standard indicator"]) == ("Metro", "Population")
    assert promised["How often"] == "R/P1Y"
