from countercase.show.preview import drawing


def test_the_picture_has_a_box_for_every_part(library):
    parts = sum(len(library.dossier(name).verdict().parts) for name in library.originals)
    drawn = drawing(library)
    assert drawn.count("<rect x=") == parts
    assert drawing(library) == drawn
