"""Figures of the prose are spoken of by their numbers."""

# pages that are made: what a notebook shows stands under a heading of its own
MADE = ("book/cases/", "book/counter-cases/", "book/compare/", "book/record/", "book/index")


def test_every_figure_that_a_chapter_shows_is_spoken_of_by_its_number(soups):
    silent = {}
    for page, soup in soups.items():
        if page.startswith(MADE):
            continue
        shown = {figure["id"] for figure in soup.select("article figure.cc-figure")}
        named = {link["href"].removeprefix("#") for link in soup.select("article a.cc-numbered")}
        if shown - named:
            silent[page] = sorted(shown - named)
    assert silent == {}
    assert len(soups["book/world.html"].select("a.cc-numbered")) == 8


def test_numbers_follow_the_page(soups):
    for page, soup in soups.items():
        # what is within is asked for of the few captions: to look for all of it on a whole page takes long
        captions = [caption for caption in soup("figcaption") if caption.parent.name == "figure"]
        numbers = [n.get_text() for caption in captions for n in caption(class_="cc-number", recursive=False)]
        assert numbers == [f"Figure {i}" for i in range(1, len(numbers) + 1)], page
        for link in soup("a", class_="cc-numbered"):
            place = soup.find(id=link["href"].removeprefix("#"))
            assert place.select_one(".cc-number").get_text() == link.get_text(), page
