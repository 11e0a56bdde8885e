"""The picture that stands for a book where somebody shares a link."""

import re

from small_world import small

from countercase.show.preview import RIGHT, drawing


# by hand, from the table of parts in `small_world.py`: what their authors state, and what comes out
def test_each_part_has_its_sign():
    library = small()
    told = {name: [part.reproduces for part in library.dossier(name).verdict().parts] for name in library.originals}
    outcomes = [reproduces for parts in told.values() for reproduces in parts]
    drawn = drawing(library)
    size = r'width="([\d.]+)" height="[\d.]+" rx="[\d.]+"'
    boxes = re.findall(rf'<rect x="([\d.]+)" y="[\d.]+" {size} fill="([^"]+)"', drawn)
    assert sum(fill == "none" for *_, fill in boxes) == outcomes.count(False) > 0
    assert sum(fill != "none" for *_, fill in boxes) == outcomes.count(True) > 0
    # whoever states nothing has not failed to reproduce
    assert len(re.findall(r'<path d="M[\d.]+ [\d.]+h[\d.]+" stroke="#', drawn)) == outcomes.count(None) > 0
    assert max(float(x) + float(side) for x, side, _ in boxes) <= RIGHT
