#!/usr/bin/env python3
"""Writes numbers.jsonl: numbers and ordinals in words and in digits, from 1 to 100.

    python3 data/variants/phrases/generate_numbers.py > data/variants/phrases/numbers.jsonl

"one" is left out as a cardinal: it is a pronoun more often than a number. `NumberWordTests` holds the file to its rule.
"""
import json

UNITS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
         "seventeen eighteen nineteen").split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
            "twelve": "twelfth"}


def cardinal(n):
    if n == 100:
        return "one hundred"
    if n < 20:
        return UNITS[n]
    return TENS[n // 10] + ("-" + UNITS[n % 10] if n % 10 else "")


def ordinal(n):
    head, dash, last = cardinal(n).replace(" ", "~").rpartition("-")
    before, tilde, word = last.rpartition("~")
    if word in ORDINALS:
        word = ORDINALS[word]
    elif word.endswith("y"):
        word = word[:-1] + "ieth"
    else:
        word += "th"
    return (head + dash + before + tilde + word).replace("~", " ")


def digits(n):
    suffix = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return str(n) + suffix


def group(name, *members):
    print(json.dumps({"phrases": name, "relation": "SPELLING", "domain": "numbers", "provenance": ["editors"],
                      "members": [{"pattern": member} for member in members]}, separators=(",", ":")))


for n in range(2, 101):
    group(f"number-{n}", cardinal(n), str(n))
for n in range(1, 101):
    group(f"ordinal-{n}", ordinal(n), digits(n))
