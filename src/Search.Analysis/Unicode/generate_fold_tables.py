"""Writes FoldTable.g.cs: what a lower-case character becomes when diacritics, ligatures and width are folded away.

Rules, in this order:
 1. Format characters (Cf), variation selectors, spacing apostrophe letters (U+02B9-02CB), tatweel: nothing.
 2. Decimal digits of any script: the ASCII digit.
 3. Letters of LETTERS below, which have no decomposition: by the table.
 4. Everything else: full compatibility decomposition (tags circle, square, vertical, noBreak and fraction excepted),
    positional combining marks removed, lower-cased. A character whose decomposition keeps a mark that belongs to the
    letter (Indic signs, Japanese voicing marks) or that yields anything but letters and digits is left alone.
"""

import ucd

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s", "ə": "a", "ǝ": "e", "ƒ": "f", "ƀ": "b", "ɓ": "b", "ƈ": "c", "ȼ": "c",
    "ɖ": "d", "ɗ": "d", "ƌ": "d", "ɛ": "e", "ɇ": "e", "ɠ": "g", "ǥ": "g", "ɣ": "g", "ɦ": "h", "ɨ": "i", "ɩ": "i",
    "ɉ": "j", "ƙ": "k", "ƚ": "l", "ⱡ": "l", "ɲ": "n", "ƞ": "n", "ɔ": "o", "ɵ": "o", "ƥ": "p", "ɍ": "r", "ʂ": "s",
    "ȿ": "s", "ƫ": "t", "ƭ": "t", "ʈ": "t", "ⱦ": "t", "ʉ": "u", "ʋ": "v", "ƴ": "y", "ɏ": "y", "ƶ": "z", "ȥ": "z",
    "ⱥ": "a", "ꜳ": "aa", "ꜵ": "ao", "ꜷ": "au", "ꜹ": "av", "ꝏ": "oo", "ȷ": "j", "ȡ": "d", "ȴ": "l", "ȵ": "n",
    "ȶ": "t", "ς": "σ", "ĳ": "ij", "ŉ": "n", "ŀ": "l",
}
LEFT_ALONE = {"circle", "square", "vertical", "noBreak", "fraction"}
# Canonical combining classes whose marks belong to the letter: 6 Han reading, 7 nukta, 8 kana voicing, 9 virama, and
# the fixed classes of the Indic, Thai, Lao and Tibetan scripts (84-132).
def belongs_to_letter(combining_class):
    return combining_class in (0, 6, 7, 8, 9) or 84 <= combining_class <= 132


def is_dropped(c):
    """Spacing apostrophe letters, the Latin saltillo and the Arabic tatweel."""
    return 0x2B9 <= c <= 0x2CB or c in (0x640, 0xA78C)


def decompose(c, data):
    """Full compatibility decomposition of a code point as a list; None when a tag is left alone."""
    fields = data.get(c)
    if not fields or not fields[5]:
        return [c]
    parts = fields[5].split()
    if parts[0].startswith("<"):
        if parts[0][1:-1] in LEFT_ALONE:
            return None
        parts = parts[1:]
    result = []
    for part in parts:
        inner = decompose(int(part, 16), data)
        if inner is None:
            return None
        result += inner
    return result


def fold(c, data):
    """The folded text of a code point, or None when it stays as it is."""
    fields = data[c]
    category, combining = fields[2], int(fields[3])
    if category == "Cf" or 0xFE00 <= c <= 0xFE0F or 0xE0100 <= c <= 0xE01EF:
        return ""
    if is_dropped(c):
        return ""
    if category == "Nd":
        return fields[6] if c > 0x7F else None
    if chr(c) in LETTERS:
        return LETTERS[chr(c)]
    if category == "Mn" and not belongs_to_letter(combining):
        return ""
    parts = decompose(c, data)
    if parts is None or parts == [c]:
        return None
    text = ""
    for part in parts:
        kind, mark = data[part][2], int(data[part][3])
        if kind in ("Mn", "Mc", "Me"):
            if belongs_to_letter(mark):
                return None
            continue
        if is_dropped(part):
            continue
        if kind[0] not in "LN" or 0x1100 <= part <= 0x11FF:
            return None
        lower = data[part][13]
        part = int(lower, 16) if lower else part
        text += LETTERS.get(chr(part), chr(part))
    return text if text != chr(c) else None


def literal(text):
    return '"' + "".join(x if x.isascii() else "".join(f"\\u{u:04X}" for u in utf16(x)) for x in text) + '"'


def utf16(character):
    data = character.encode("utf-16-be")
    return [data[i] << 8 | data[i + 1] for i in range(0, len(data), 2)]


def main():
    data = ucd.characters()
    targets, index = ["", ""], [0] * ucd.LIMIT
    numbers = {"": 1}
    for c in sorted(data):
        if 0xD800 <= c <= 0xDFFF:
            continue
        text = fold(c, data)
        if text is not None:
            if text not in numbers:
                numbers[text] = len(targets)
                targets.append(text)
            index[c] = numbers[text]
    stage1, stage2 = ucd.two_stage(index)
    parts = [
        ucd.array("Blocks", "ushort", stage1, "Block of a code point's high bits."),
        ucd.array("Indexes", "ushort", stage2, "0 unchanged, else index into <see cref=\"Targets\"/>; 128 a block."),
        "    /// <summary>The texts that characters fold to; 1 is the empty text.</summary>\n"
        "    public static readonly string[] Targets =\n    [\n"
        + "\n".join("        " + literal(t) + "," for t in targets) + "\n    ];",
    ]
    ucd.write(ucd.out_path("FoldTable.g.cs"), "Search.Analysis.Unicode", "FoldTable",
              "What characters fold to.", parts, "generate_fold_tables.py")


if __name__ == "__main__":
    main()
