"""A data folder with a store in it."""

import pytest

from cityledger.settings import Settings
from cityledger.store import Store


@pytest.fixture
def store(settings: Settings) -> Store:
    """The empty store of the test's own data folder."""
    return Store(settings.data)
