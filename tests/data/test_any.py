"""What must hold of any data holds of those of this essay: the tests that a new essay brings along."""

import pytest

from countercase.testing.data import *

pytestmark = pytest.mark.slow  # every case and every page of the record
