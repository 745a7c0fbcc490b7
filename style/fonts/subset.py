#!/usr/bin/env python3
"""Makes the fonts of the preview cards: what names and words need, and no more. See README.md beside it.

    python3 subset.py FOLDER

FOLDER has the complete fonts under the names of SOURCES. The results replace the fonts that stand beside this script.
"""

import io
import pathlib
import sys
import unicodedata

import brotli
from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SOURCES = {
    "latin": "SourceSerif4_400Regular.ttf",
    "latin-strong": "SourceSerif4_600SemiBold.ttf",
    "japanese": "NotoSerifJP_600SemiBold.ttf",
    "korean": "NotoSerifKR_600SemiBold.ttf",
}
# Latin with its extensions, marks, Greek, Cyrillic, punctuation, currencies, arrows.
LATIN = [
    (0x20, 0x24F), (0x259, 0x259), (0x2B0, 0x2DF), (0x300, 0x338), (0x370, 0x3FF), (0x400, 0x52F),
    (0x1E00, 0x1EFF), (0x2010, 0x2044), (0x20A0, 0x20BF), (0x2116, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212),
]


def rows(codec, first, last):
    """The characters of the rows of a 94×94 set, by the codec that has them at 0xA1A1 and above."""
    found = set()
    for row in range(first, last + 1):
        for cell in range(1, 95):
            try:
                found.add(bytes([0xA0 + row, 0xA0 + cell]).decode(codec))
            except UnicodeDecodeError:
                pass
    return {letter for text in found for letter in text}


def written():
    """Every character that stands in the data and in the words of the program."""
    files = [*ROOT.glob("data/**/*.toml"), *ROOT.glob("data/**/*.csv"), *ROOT.glob("app/words/*/*.ftl")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    return set(unicodedata.normalize("NFC", text))


def small(source, target, name, letters):
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG", "STAT", "gasp", "meta"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(ord(letter) for letter in letters))
    subsetter.subset(font)
    # One of the names is reserved by its licence, and a subset is a version of its own.
    own = f"Handover {name.title()}"
    for record in font["name"].names:
        if record.nameID in (1, 4, 6):
            font["name"].setName(
                own.replace(" ", "") if record.nameID == 6 else own,
                record.nameID, record.platformID, record.platEncID, record.langID,
            )
    plain = io.BytesIO()
    font.save(plain)
    packed = brotli.compress(plain.getvalue(), quality=11)
    target.write_bytes(packed)
    return f"{len(plain.getvalue()):,} bytes, {len(packed):,} in Brotli"


def main():
    folder = pathlib.Path(sys.argv[1])
    has = {name: set(map(chr, TTFont(folder / file).getBestCmap())) for name, file in SOURCES.items()}
    latin = {chr(code) for first, last in LATIN for code in range(first, last + 1)} & has["latin"]
    hangul = {letter for letter in written() if "\uac00" <= letter <= "\ud7a3"} | rows("euc_kr", 16, 40)
    japanese = (rows("euc_jp", 1, 8) | rows("euc_jp", 16, 47) | written()) - latin - hangul
    chosen = {
        "latin": latin,
        "latin-strong": latin,
        "japanese": japanese & has["japanese"],
        "korean": (hangul | (written() - latin - has["japanese"])) & has["korean"],
    }
    for name, letters in chosen.items():
        size = small(folder / SOURCES[name], HERE / f"{name}.ttf.br", name, letters)
        print(f"{name}: {len(letters)} characters, {size}")
    left = written() - set().union(*chosen.values()) - set("\n\t")
    print(f"in the data and in no font ({len(left)}):", "".join(sorted(left)))


if __name__ == "__main__":
    main()
