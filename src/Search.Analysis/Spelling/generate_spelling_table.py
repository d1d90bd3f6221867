"""Writes SpellingTable.g.cs: British spellings and the American ones that the stem field indexes instead.

Source: SCOWL's word lists (Debian package scowl), levels up to MAX_LEVEL. A word of the British lists that is in neither
the American nor the common English ones is rewritten by up to two of RULES; the first result that an American or common
list has is its American spelling. Words for which no rule leads anywhere are left out.

Licence of the lists: Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these
word lists, the associated scripts, the output created from the scripts, and its documentation for any purpose is hereby
granted without fee, provided that the above copyright notice appears in all copies and that both that copyright notice
and this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
"""

import glob
import os
import re

LISTS = os.environ.get("SEARCH_SCOWL", "/usr/share/dict/scowl")
MAX_LEVEL = 70

# The endings and letter groups in which the two spellings differ.
RULES = [(re.compile(pattern), replacement) for pattern, replacement in [
    (r"isation", "ization"),
    (r"is(e|es|ed|er|ers|ing|ings|ingly|able|ably|ability|ement|ements|ant|ance)$", r"iz\1"),
    (r"ys(e|es|ed|er|ers|ing|able)$", r"yz\1"),
    (r"our", "or"),
    (r"([tbp])re(s|d)?$", r"\1er\2"),
    (r"([cgh])re(s|d)?$", r"\1er\2"),
    (r"tring$", "tering"),
    (r"vr(es?|ed|ing|ings|able)$", r"ver\1"),
    (r"ere(s|d)?$", r"er\1"),
    (r"ll(?=(ed|ing|ingly|ings|er|ers|or|ors|ise|ised|ising|ish|ous|ously|able|ery|y|ist|ists|est|eries|ied|en|ens)$)",
     "l"),
    (r"l(?=(s|ment|ments|ful|fully|fulness|ness)?$)", "ll"),
    (r"(pp|tt|ss)(?=(ed|ing|er|ers)$)", lambda m: m.group(1)[0]),
    (r"ence(s|d|less)?$", r"ense\1"),
    (r"ae(?!$)", "e"),
    (r"oe(?!$)", "e"),
    (r"ogue", "og"),
    (r"mme(s)?$", r"m\1"),
    (r"(dg|dge)ement", "dgment"),
    (r"que(?=(s|d|r.*)?$)", "ck"),
    (r"quer", "cker"),
    (r"ctis", "ctic"),
    (r"grey", "gray"), (r"plough", "plow"), (r"mould", "mold"), (r"moult", "molt"), (r"sulph", "sulf"),
    (r"manoeuv", "maneuv"), (r"sceptic", "skeptic"), (r"xion", "ction"), (r"draught", "draft"), (r"eable", "able"),
    (r"eing$", "ing"), (r"kerb", "curb"), (r"gaol", "jail"), (r"jeweller", "jewelr"), (r"jewellery", "jewelry"),
    (r"aluminium", "aluminum"), (r"artefact", "artifact"), (r"pyjama", "pajama"), (r"moustach", "mustach"),
    (r"cos(y|ier|iest|ily|iness)$", r"coz\1"), (r"aeroplane", "airplane"), (r"yoghurt", "yogurt"),
    (r"^enquir", "inquir"), (r"despatch", "dispatch"), (r"guerilla", "guerrilla"), (r"rouble", "ruble"),
    (r"racquet", "racket"), (r"waggon", "wagon"), (r"syphon", "siphon"), (r"moveab", "movab"), (r"^imbed", "embed"),
    (r"(is|st|pt)or(s)?$", r"\1er\2"), (r"speciality", "specialty"), (r"^focuss", "focus"),
]]

# Names, and words of another sense, that must not merge with the American word (the city of Tyre).
KEPT = {
    "storey", "storeys", "haem", "verey", "coney", "carney", "bunkoed", "tyre", "tyres", "fere", "coelomata", "baeria",
    "baeyer", "caenis", "timour", "praetorius", "moraea", "ghebre", "aerogenic",
}


def words(names):
    """Lower-case words without apostrophes of the lists whose names begin so."""
    found = set()
    for name in names:
        for kind in ("words", "upper"):
            for path in glob.glob(os.path.join(LISTS, f"{name}-{kind}.*")):
                if int(path.rsplit(".", 1)[1]) <= MAX_LEVEL:
                    with open(path, encoding="latin-1") as source:
                        found.update(w.lower() for w in source.read().split() if re.fullmatch("[A-Za-z]+", w))
    return found


def rewritten(word):
    """What one rule makes of a word, then what two make of it."""
    level = [word]
    for _ in range(2):
        following = []
        for text in level:
            for pattern, replacement in RULES:
                for match in pattern.finditer(text):
                    replaced = replacement(match) if callable(replacement) else match.expand(replacement)
                    following.append(text[:match.start()] + replaced + text[match.end():])
        yield from following
        level = following


def table():
    american = words(["american", "english"])
    british = words(["british", "british_z", "british_variant_1"]) - american - KEPT
    found = {}
    for word in sorted(british):
        spelling = next((text for text in rewritten(word) if text in american), None)
        if spelling:
            found[word] = spelling
    return found


def main():
    folder = os.environ.get("SEARCH_GENERATED_OUT", os.path.dirname(os.path.abspath(__file__)))
    pairs = [f"{british}:{american}" for british, american in table().items()]
    rows, row = [], ""
    for pair in pairs:
        if len(row) + len(pair) + 1 > 100:
            rows.append(row)
            row = ""
        row += (" " if row else "") + pair
    rows.append(row)
    licence = __doc__[__doc__.index("Licence of"):].rstrip().split("\n")
    with open(os.path.join(folder, "SpellingTable.g.cs"), "w", encoding="utf-8", newline="\n") as target:
        target.write("// <auto-generated>\n//   Written by generate_spelling_table.py.\n")
        target.write("".join(f"//   {line}\n" for line in licence))
        target.write("// </auto-generated>\n#nullable enable\nnamespace Search.Analysis.Spelling;\n\n")
        target.write("/// <summary>British spellings with their American ones.</summary>\n")
        target.write("internal static class SpellingTable\n{\n")
        target.write("    /// <summary>Pairs \"british:american\", separated by spaces, sorted.</summary>\n")
        target.write("    public const string Pairs =\n")
        target.write(" + \n".join(f'        "{r} "' for r in rows[:-1]).replace(" + \n", " +\n"))
        target.write(f' +\n        "{rows[-1]}";\n}}\n')


if __name__ == "__main__":
    main()
