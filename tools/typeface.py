"""Make the typeface of the charts from Liberation Sans: the same widths, under a name that no machine has.

    python tools/typeface.py FOLDER

FOLDER holds `LiberationSans-Regular.ttf` and `LiberationSans-Bold.ttf` as vl-convert carries them (in its repository,
github.com/vega/vl-convert, below `vl-convert-rs/fonts/`; version 2.00.1). The files that it makes are kept in
`countercase/show/fonts/`: both faces, and one of the signs alone that were added.
"""

import sys
from copy import deepcopy
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "countercase/show/fonts"
NAME = "Countercase Sans"
SIGNS = "Countercase Signs"
EM = 2048
STROKES = {
    "✓": ([(150, 640), (300, 780), (620, 420), (1360, 1400), (1500, 1290), (640, 130)], 1660),
    "✗": (
        [
            *((220, 200), (690, 760), (260, 1290), (450, 1390), (820, 910), (1210, 1390)),
            *((1370, 1260), (950, 760), (1440, 190), (1240, 80), (820, 610), (400, 90)),
        ],
        1660,
    ),
    "◂": ([(120, 690), (1050, 1190), (1050, 190)], 1230),
    "▸": ([(180, 190), (180, 1190), (1110, 690)], 1230),
}
"""The signs that charts draw and the typeface lacks: the corners of each, and its width, in units of 1/2048 em."""
PLACEHOLDERS = range(0xE000, 0xE100)
"""Places for private use, each as wide as an em: `typeface.py` lets them stand for letters that are not here."""


def drawn(corners: list[tuple[int, int]]) -> object:
    """A glyph with straight sides."""
    pen = TTGlyphPen(None)
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def add(font: TTFont, name: str, glyph: object, width: int, codes: list[int]) -> None:
    """Put a glyph into the font, and let characters be shown by it."""
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"].metrics[name] = (width, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(dict.fromkeys(codes, name))


def named(font: TTFont, style: str, name: str = NAME) -> None:
    """Give the font its own name, which is not the reserved one, and keep whose it is and under which licence."""
    said = {1: name, 2: style, 3: f"{name} {style}", 4: f"{name} {style}", 6: f"{name} {style}".replace(" ", "")}
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in {0, 13, 14}]
    for number, words in said.items():
        table.setName(words, number, 3, 1, 0x409)
        table.setName(words, number, 1, 0, 0)


def save_signs(font: TTFont) -> None:
    """Save what was added to the font as a font of its own. The font itself stays as it is."""
    alone = deepcopy(font)
    only = Subsetter(Options(notdef_outline=True))
    only.populate(unicodes=[*map(ord, STROKES), *PLACEHOLDERS])
    only.subset(alone)
    named(alone, "Regular", SIGNS)
    alone.save(TARGET / "signs" / "countercase-signs.ttf")


def main(folder: Path) -> None:
    """Make both faces, and the list of the characters that both have."""
    kept = None
    for style in ("Regular", "Bold"):
        font = TTFont(folder / f"LiberationSans-{style}.ttf", recalcTimestamp=False)
        for name in ("fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX", "LTSH", "DSIG", "FFTM"):
            if name in font:
                del font[name]
        for glyph in font["glyf"].glyphs.values():
            glyph.removeHinting()
        for sign, (corners, width) in STROKES.items():
            assert ord(sign) not in font.getBestCmap()
            add(font, f"uni{ord(sign):04X}", drawn(corners), width, [ord(sign)])
        add(font, "placeholder", drawn([(0, 0), (0, EM), (EM, EM), (EM, 0)]), EM, list(PLACEHOLDERS))
        named(font, style)
        font.save(TARGET / style.lower() / f"countercase-sans-{style.lower()}.ttf")
        if style == "Regular":
            save_signs(font)
        has = set(font.getBestCmap()) - set(PLACEHOLDERS)
        kept = has if kept is None else kept & has
    characters = "".join(sorted(chr(code) for code in kept if chr(code).isprintable() or chr(code).isspace()))
    (TARGET / "characters.txt").write_text(characters, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
