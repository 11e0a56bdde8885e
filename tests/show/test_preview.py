from countercase.publish.site.raster import png
from countercase.show.addresses import PREVIEW_SIZE
from countercase.show.preview import drawing


def test_the_picture_has_a_box_for_every_part(library):
    parts = sum(len(library.dossier(name).verdict().phases) for name in library.originals)
    drawn = drawing(library)
    assert drawn.count("<rect x=") == parts
    raw = png(drawn)
    assert int.from_bytes(raw[16:20]) == PREVIEW_SIZE[0]
    assert int.from_bytes(raw[20:24]) == PREVIEW_SIZE[1]
    assert drawing(library) == drawn
