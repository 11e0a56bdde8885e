"""Which pages stand for the others: the fewest that together hold every kind of element that the site has."""


def kind(tag):
    """What an element is, to style sheets and to whoever reads it out: its name, its classes, its role and its type."""
    told = [f"[{name}={tag[name]}]" for name in ("role", "type") if tag.get(name)]
    return ".".join([tag.name, *sorted(tag.get("class", ()))]) + "".join(told)


def loaded(soup):
    """The scripts and styles of a page, and what is there for those who run no script."""
    links = {tag.get("src") or tag.get("href") for tag in soup.select("script[src], link[rel=stylesheet]")}
    plain = {("plain", kind(tag.parent)) for tag in soup.body.find_all("noscript")}
    return frozenset(plain | {("loaded", address.rpartition("/")[2]) for address in links})


def held(soup):
    """The kinds of elements of a page, each with what it stands in, and the scripts and styles that it loads."""
    # a drawing is one thing: what is inside it has no colours or names of its own
    inside = {id(tag) for drawing in soup.find_all("svg") for tag in drawing.find_all(True)}
    kinds = {(kind(tag.parent), kind(tag)) for tag in soup.body.find_all(True) if id(tag) not in inside}
    return loaded(soup) | kinds


def stand_ins(soups, of=held):
    """The pages that together hold all that any page does.

    Always the one that adds most for its length, until nothing is left to add; and without those whose part the later
    ones hold as well.
    """
    holds = {page: of(soup) for page, soup in soups.items()}
    length = {page: 300 + len(soup.find_all(True)) for page, soup in soups.items()}
    left = frozenset().union(*holds.values())
    chosen = []
    while left:
        chosen.append(max(holds, key=lambda page: (len(holds[page] & left) / length[page], page)))
        left -= holds[chosen[-1]]
    for page in sorted(chosen, key=length.get, reverse=True):
        others = [holds[other] for other in chosen if other != page]
        if holds[page] <= frozenset().union(*others):
            chosen.remove(page)
    return chosen
