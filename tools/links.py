"""Whether the outside addresses that the built book names still answer. `make links` prints those that do not.

A report and not a test: an address can be gone for a day, and what is gone for good is still what the source named.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

SITE = Path(__file__).resolve().parents[1] / "_build/html"
SECONDS = 20
AT_ONCE = 16
# some hosts show a page to a reader, and one of these to a program: no sign that the page is gone
STATES = {404: "gone", 410: "gone", **dict.fromkeys((401, 403, 405, 406, 418, 429, 451, 999), "refused")}


@dataclass(frozen=True)
class Answer:
    """What came back from an address: `works`, `refused`, `gone` or `silent`, and why, in words."""

    address: str
    state: str
    reason: str


class Addresses(HTMLParser):
    """The outside addresses that one page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the address of a link that leads out, without its fragment."""
        address = dict(attrs).get("href") or ""
        if tag == "a" and address.startswith(("http://", "https://")):
            self.found.add(address.partition("#")[0])


def addresses(site: Path) -> dict[str, list[str]]:
    """Every outside address of a built site, with the pages that link to it."""
    pages: dict[str, list[str]] = defaultdict(list)
    for page in sorted(site.rglob("*.html")):
        reader = Addresses()
        reader.feed(page.read_text(encoding="utf-8"))
        for address in reader.found:
            pages[address].append(page.relative_to(site).as_posix())
    return dict(sorted(pages.items()))


def ask(address: str, seconds: float = SECONDS) -> Answer:
    """Ask one address for its page, and read none of it."""
    request = Request(quote(address, safe="%/:=&?~#+!$,;'@()*[]"), headers={"User-Agent": "countercase (make links)"})
    try:
        with urlopen(request, timeout=seconds) as answer:
            return Answer(address, "works", str(answer.status))
    except HTTPError as error:
        return Answer(address, STATES.get(error.code, "silent"), f"{error.code} {error.reason}")
    except TimeoutError:
        return Answer(address, "silent", f"no answer within {seconds:g} seconds")
    except (URLError, OSError, ValueError) as error:
        return Answer(address, "silent", str(getattr(error, "reason", error)))


def ask_all(wanted: Iterable[str], seconds: float = SECONDS) -> list[Answer]:
    """Ask many addresses: hosts side by side, the addresses of one host one after the other."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in wanted:
        hosts[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda group: [ask(address, seconds) for address in group], hosts.values())
        return sorted((answer for group in answers for answer in group), key=lambda a: (a.state, a.address))


def report(answers: list[Answer], pages: dict[str, list[str]]) -> str:
    """A sentence with the numbers, and a line of Markdown for each address that does not work."""
    counts = Counter(answer.state for answer in answers)
    lines = [
        f"{len(answers)} outside addresses: {counts['works']} work, {counts['gone']} are gone, "
        f"{counts['silent']} do not answer, {counts['refused']} answer readers only."
    ]
    for answer in answers:
        if answer.state != "works":
            lines.append(
                f"- {answer.state}: <{answer.address}> ({answer.reason}), in {', '.join(pages[answer.address])}"
            )
    return "\n".join(lines)


def main() -> None:
    """Print the report on the site that `make book` built."""
    pages = addresses(SITE)
    if not pages:
        sys.exit("There is no site to look through. Make it with `make book`.")
    print(report(ask_all(pages), pages))


if __name__ == "__main__":
    main()
