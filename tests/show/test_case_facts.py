"""The facts below a chapter, and the way to what else the record has from its passages."""

from bs4 import BeautifulSoup
from small_world import small

from countercase.show.case_facts import CaseFacts


# alpha argues in paragraphs 2 to 4, and in 6 (`tests/argue/test_verdict.py` says what lies in them)
def test_what_is_not_read_is_led_to_and_not_repeated():
    library = small()
    made = CaseFacts(library, library.dossier("alpha").verdict()).html()
    said = BeautifulSoup(str(made), "html.parser").find_all("p")[-1]
    assert said.get_text() == ("The same passages hold two further facts that are not weighed here, and four claims.")
    record = library.record
    assert [(a["href"], a.get_text()) for a in said.find_all("a")] == [
        (
            "../record/evidence.html?places="
            + "+".join(str(record.evidence[name].locator) for name in ("red-strike", "red-poll")),
            "two further facts that are not weighed here",
        ),
        ("../record/claims.html?places=red:p2+red:p2-p4+red:p4+red:p6", "four claims"),
    ]
    assert record.evidence["red-poll"].event not in made
