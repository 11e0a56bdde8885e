"""What makes a process ready to run tests: how much is drawn at random, and what is worked out once for all of them."""

import functools
import pickle

from hypothesis import settings
from pybtex import plugin

from countercase.data import record as record_file
from countercase.data import yaml_file

settings.register_profile("house", deadline=None, max_examples=40, derandomize=True)
settings.register_profile("quick", settings.get_profile("house"), max_examples=15)  # for `make quick`
settings.register_profile("audit", settings.get_profile("house"), max_examples=1000)  # for `make audit`
profile = settings.load_profile


def read_once(read):
    """Read each text once: what is made of it is packed, and unpacked for whoever asks, so that nobody shares it."""
    packed = functools.lru_cache(400)(lambda text, name: pickle.dumps(read(text, name)))
    return lambda text, name: pickle.loads(packed(text, name))


# the tests read the same files again and again, mostly those of the small world
yaml_file._read = read_once(yaml_file._read)
# the same goes for the bibliography
record_file.read_works = functools.lru_cache(20)(record_file.read_works)
# and pybtex looks for each part of itself among all packages that are installed, whenever it is asked for one
plugin._load_entry_point = functools.cache(plugin._load_entry_point)
