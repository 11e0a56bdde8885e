"""What must hold of any data holds of those of this essay: the tests that a new essay brings along."""

import pytest

from countercase.testing.data import *
from countercase.testing.data import test_each_page_of_the_record_is_made as made

pytestmark = pytest.mark.slow  # every case and every page of the record

# `make test` builds the site first, which makes each of these pages
test_each_page_of_the_record_is_made = pytest.mark.audit(made)
