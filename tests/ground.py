"""What tests of several rooms stand on: a copy of the data, and a folder served to a browser."""

import functools
import shutil
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    """The address, without a slash at its end, at which a folder can be had from this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def data_copied(root, folder):
    """The folder, with a copy of all data of the project in `root`, to be changed."""
    shutil.copytree(root / "data", folder / "data")
    (folder / "book").mkdir()
    shutil.copy(root / "book/references.bib", folder / "book")
    return folder
