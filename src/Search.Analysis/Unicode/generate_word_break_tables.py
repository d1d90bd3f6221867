"""Writes WordBreakTable.g.cs: character classes and the automaton by which StandardScanner finds words.

The tokens are those of Apache Lucene 8.8's StandardTokenizer: the word boundaries of UAX #29 with Unicode 9.0
properties, and emoji sequences of UTS #51 with emoji data 11.0. The longest match wins; among equals the first rule of
RULES. Characters that no rule matches are skipped.

Debian ships Unicode 15.0, so properties are taken from there for what Unicode 9.0 had assigned (by DerivedAge), and
CORRECTIONS lists every character whose property has changed since, with the reason. The differential test against
Java compares every code point in many contexts.
"""

import ucd

UNICODE_9 = (9, 0)


def span(first, last):
    return set(range(first, last + 1))


def properties():
    """Name -> set of code points."""
    age = ucd.ages()
    old = {c for c in range(ucd.LIMIT) if age[c] and age[c] <= UNICODE_9}
    wb, lb = {}, ucd.code_points("LineBreak.txt", "SA") & old
    for first, last, rest in ucd.ranges("auxiliary/WordBreakProperty.txt"):
        wb.setdefault(rest[0], set()).update(span(first, last) & old)
    emoji = {}
    for first, last, rest in ucd.ranges("emoji/emoji-data.txt"):
        emoji.setdefault(rest[0], set()).update(span(first, last))
    scripts = {}
    for first, last, rest in ucd.ranges("Scripts.txt"):
        scripts.setdefault(rest[0], set()).update(span(first, last) & old)
    correct(wb, emoji)
    letters = wb["ALetter"] | wb["Hebrew_Letter"]
    keycap_bases = set(map(ord, "0123456789#*"))
    excluded = wb["Regional_Indicator"] | keycap_bases | {0xA9, 0xAE, 0x2122, 0x3030, 0x303D} | emoji["Emoji_Modifier"]
    return {
        "letter": letters,
        "hebrew": wb["Hebrew_Letter"],
        "hangul": scripts["Hangul"] & letters,
        "numeric": wb["Numeric"] | span(0xFF10, 0xFF19),
        "katakana": wb["Katakana"],
        "midletter": wb["MidLetter"] | wb["MidNumLet"] | wb["Single_Quote"],
        "midnum": wb["MidNum"] | wb["MidNumLet"] | wb["Single_Quote"],
        "single": wb["Single_Quote"],
        "double": wb["Double_Quote"],
        "connector": wb["ExtendNumLet"],
        "extend": wb["Extend"] | wb["Format"] | wb["ZWJ"],
        "selector": {0xFE0E, 0xFE0F},
        "presentation": {0xFE0F},
        "zwj": {0x200D},
        "han": scripts["Han"],
        "hiragana": scripts["Hiragana"],
        "complex": lb,
        "regional": wb["Regional_Indicator"],
        "keybase": keycap_bases,
        "keycap": {0x20E3},
        "pictograph": emoji["Extended_Pictographic"] | (emoji["Emoji"] - excluded),
        "modbase": emoji["Emoji_Modifier_Base"],
        "modifier": emoji["Emoji_Modifier"],
        "tag": span(0xE0020, 0xE007E),
        "tagend": {0xE007F},
    }


def correct(wb, emoji):
    """Takes back what has changed since Unicode 9.0 and emoji 11.0."""
    # Unicode 11 made the emoji modifiers Extend; before, they had a class of their own (E_Modifier).
    wb["Extend"] -= emoji["Emoji_Modifier"]
    # Modifier symbols that stand inside words of some orthographies were made ALetter later.
    wb["ALetter"] -= (
        span(0x2C2, 0x2C5) | span(0x2D2, 0x2D7) | span(0x2DE, 0x2DF) | span(0x2E5, 0x2EB) | {0x2ED} | span(0x2EF, 0x2FF)
        | span(0xA708, 0xA716) | span(0xA720, 0xA721) | span(0xA789, 0xA78A) | {0xAB5B})
    # The modifier minus sign was MidLetter before that.
    wb["MidLetter"].add(0x2D7)
    # Armenian punctuation that stands inside words was made ALetter later, and its abbreviation mark MidLetter.
    wb["ALetter"] -= span(0x55A, 0x55C) | {0x55E, 0x58A}
    wb["MidLetter"].discard(0x55F)
    # The Vedic ardhavisarga were combining marks (Mc) and are letters now; the Sharada sandhi mark went the other way.
    wb["ALetter"] -= {0x1CF2, 0x1CF3}
    wb["Extend"] = (wb["Extend"] | {0x1CF2, 0x1CF3}) - {0x111C9}
    # Reserved for pictographs by emoji 11.0; given to the symbols for legacy computing later.
    emoji["Extended_Pictographic"] |= span(0x1FB00, 0x1FBFF)
    # Characters that became bases of emoji modifiers after emoji 11.0.
    emoji["Emoji_Modifier_Base"] -= (
        span(0x1F46A, 0x1F46D)
        | {0x1F46F, 0x1F48F, 0x1F491, 0x1F90C, 0x1F90F, 0x1F91D, 0x1F93C, 0x1F977, 0x1F9BB}
        | span(0x1F9CD, 0x1F9CF) | span(0x1FAC3, 0x1FAC5) | span(0x1FAF0, 0x1FAF8))


# --- a small regular expression algebra: each node builds itself into the NFA between two states ---

class Nfa:
    def __init__(self):
        self.edges, self.empty = [], []

    def state(self):
        self.edges.append([])
        self.empty.append([])
        return len(self.edges) - 1


def chars(include, exclude=None):
    """One character that has a property (and has not another)."""
    def build(nfa, a, b):
        nfa.edges[a].append((include, exclude, b))
    return build


def seq(*parts):
    def build(nfa, a, b):
        for part in parts[:-1]:
            middle = nfa.state()
            part(nfa, a, middle)
            a = middle
        parts[-1](nfa, a, b)
    return build


def alt(*parts):
    def build(nfa, a, b):
        for part in parts:
            part(nfa, a, b)
    return build


def star(part):
    def build(nfa, a, b):
        loop = nfa.state()
        nfa.empty[a].append(loop)
        nfa.empty[loop].append(b)
        part(nfa, loop, loop)
    return build


def plus(part):
    return seq(part, star(part))


def opt(part):
    def build(nfa, a, b):
        nfa.empty[a].append(b)
        part(nfa, a, b)
    return build


def rules():
    """(token type, expression) by precedence. X(name) is a character with the marks that WB4 attaches to it."""
    extends = star(chars("extend"))

    def x(name):
        return seq(chars(name), extends)

    # Within emoji the presentation selectors are significant, so they do not count as attached marks.
    def e(name):
        return seq(chars(name), star(chars("extend", "selector")))

    joiners = star(chars("zwj"))
    element = alt(
        seq(joiners, e("pictograph"), opt(chars("presentation"))),
        seq(opt(seq(joiners, e("modbase"))), e("modifier")))
    emoji = alt(
        seq(element, alt(star(seq(chars("zwj"), element)), seq(plus(chars("tag")), chars("tagend")))),
        seq(e("keybase"), opt(chars("presentation")), e("keycap")),
        seq(x("regional"), x("regional")))

    connectors = star(x("connector"))
    number = seq(x("numeric"), star(seq(alt(connectors, x("midnum")), x("numeric"))))
    letters = seq(x("letter"), star(seq(alt(connectors, x("midletter")), x("letter"))))
    hebrew = seq(x("hebrew"), alt(x("single"), seq(x("double"), x("hebrew"))))
    run = alt(
        seq(x("katakana"), star(seq(connectors, x("katakana")))),
        plus(alt(hebrew, number, letters)))
    word = seq(connectors, run, star(seq(plus(x("connector")), run)), connectors)
    return [
        ("Emoji", emoji),
        ("Num", seq(connectors, number, connectors)),
        ("Hangul", plus(x("hangul"))),
        ("Katakana", plus(x("katakana"))),
        ("Alphanum", word),
        ("SoutheastAsian", plus(x("complex"))),
        ("Ideographic", x("han")),
        ("Hiragana", x("hiragana")),
    ]


TYPES = ["None", "Alphanum", "Num", "SoutheastAsian", "Ideographic", "Hiragana", "Katakana", "Hangul", "Emoji"]


def automaton(classes):
    """Subset construction and minimisation: rows of next states by class, and the accepted type of each state."""
    nfa = Nfa()
    start = nfa.state()
    accepts = {}
    for rank, (name, expression) in enumerate(rules()):
        end = nfa.state()
        expression(nfa, start, end)
        accepts[end] = (rank, TYPES.index(name))

    def closure(states):
        found, todo = set(states), list(states)
        while todo:
            for t in nfa.empty[todo.pop()]:
                if t not in found:
                    found.add(t)
                    todo.append(t)
        return frozenset(found)

    first = closure({start})
    numbers, rows, types, todo = {first: 1}, [[0] * len(classes), None], [0, 0], [first]
    while todo:
        current = todo.pop()
        row = []
        for properties_of_class in classes:
            targets = {b for a in current for include, exclude, b in nfa.edges[a]
                       if include in properties_of_class and exclude not in properties_of_class}
            if not targets:
                row.append(0)
                continue
            target = closure(targets)
            if target not in numbers:
                numbers[target] = len(rows)
                rows.append(None)
                types.append(min((accepts[s] for s in target if s in accepts), default=(0, 0))[1])
                todo.append(target)
            row.append(numbers[target])
        rows[numbers[current]] = row
    return minimise(rows, types)


def minimise(rows, types):
    """Merges states that cannot be told apart (Moore), keeping 0 dead and 1 the start."""
    group = list(types)
    group[1] = max(types) + 1
    while True:
        keys, merged = {}, []
        for s, row in enumerate(rows):
            key = (group[s], tuple(group[t] for t in row))
            merged.append(keys.setdefault(key, len(keys)))
        if len(keys) == len(set(group)):
            break
        group = merged
    order = {}
    for s in range(len(rows)):
        order.setdefault(merged[s], len(order))
    new_rows, new_types = [None] * len(order), [0] * len(order)
    for s, row in enumerate(rows):
        new_rows[order[merged[s]]] = [order[merged[t]] for t in row]
        new_types[order[merged[s]]] = types[s]
    return new_rows, new_types


def classify():
    """Number of the class of each code point, and the property set of each class; class 0 has no property."""
    bits = [()] * ucd.LIMIT
    for name, members in properties().items():
        for c in members:
            bits[c] += (name,)
    numbers, classes, index = {(): 0}, [frozenset()], [0] * ucd.LIMIT
    for c, names in enumerate(bits):
        if names not in numbers:
            numbers[names] = len(classes)
            classes.append(frozenset(names))
        index[c] = numbers[names]
    return index, classes


def main():
    index, classes = classify()
    rows, types = automaton(classes)
    assert len(rows) < 256 and len(classes) <= 64
    stage1, stage2 = ucd.two_stage(index)
    width = 64
    table = [t for row in rows for t in row + [0] * (width - len(row))]
    parts = [
        ucd.array("Blocks", "byte" if max(stage1) < 256 else "ushort", stage1, "Block of a code point's high bits."),
        ucd.array("Classes", "byte", stage2, "Class of a code point, 128 a block."),
        ucd.array("Transitions", "byte", table, "Next state by state * 64 + class; 0 is dead, 1 the start."),
        ucd.array("Accepts", "byte", types, "Token type that a state accepts, 0 for none."),
    ]
    ucd.write(ucd.out_path("WordBreakTable.g.cs"), "Search.Analysis.Unicode", "WordBreakTable",
              "Word-break classes and automaton.", parts, "generate_word_break_tables.py")
    return index, classes


if __name__ == "__main__":
    main()
