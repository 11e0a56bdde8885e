"""The small world with its texts, made once."""

import pytest
from own_texts import world as made_world


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    return made_world(tmp_path_factory.mktemp("world"))
