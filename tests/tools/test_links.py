"""The report on outside addresses, against a host on this machine."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools import links

STATUS = {"/here": 200, "/gone": 404, "/refused": 403, "/broken": 500}


@pytest.fixture(scope="module")
def host():
    class Host(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/moved":
                self.send_response(301)
                self.send_header("Location", "/here")
            else:
                self.send_response(STATUS[self.path])
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize(
    ("path", "state"),
    [("/here", "works"), ("/moved", "works"), ("/gone", "gone"), ("/broken", "silent"), ("/refused", "refused")],
)
def test_what_an_answer_means(host, path, state):
    assert links.ask(host + path).state == state


@pytest.mark.slow
def test_a_host_that_says_nothing():
    with socket.create_server(("127.0.0.1", 0)) as mute:
        answer = links.ask(f"http://127.0.0.1:{mute.getsockname()[1]}/", seconds=0.2)
    assert (answer.state, answer.reason) == ("silent", "no answer within 0.2 seconds")


def test_a_host_that_is_not_there():
    assert links.ask("http://host.invalid/page", seconds=2).state == "silent"


def test_links_are_found_and_reported_with_their_pages(host, tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "index.html").write_text(
        f'<link href="https://style.example/"><a href="{host}/here">a</a><a href="book/one.html">b</a>'
    )
    (tmp_path / "book/one.html").write_text(f'<a href="{host}/gone#part">c</a><a href="{host}/here">d</a>')
    pages = links.addresses(tmp_path)
    assert pages == {f"{host}/gone": ["book/one.html"], f"{host}/here": ["book/one.html", "index.html"]}
    assert links.report(links.ask_all(pages), pages).splitlines() == [
        "2 outside addresses: 1 work, 1 are gone, 0 do not answer, 0 answer readers only.",
        f"- gone: <{host}/gone> (404 Not Found), in book/one.html",
    ]


@pytest.mark.audit
@pytest.mark.site
def test_the_book_has_outside_addresses(root):
    found = links.addresses(root / "_build/html")
    assert len(found) > 50
    assert not any("127.0.0.1" in address or "localhost" in address for address in found)
