"""Queries over the words of a corpus, and a synthetic corpus, both from a seed: what bench/compare adds to a query file."""
import collections, gzip, itertools, json, random, re

WORD = re.compile("[a-z][a-z0-9]*")
SAMPLED = 20_000


def documents(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        for line in itertools.islice(lines, SAMPLED):
            yield WORD.findall(json.loads(line).get("body", "").lower())


def queries(corpus, classes, count, seed):
    """So many lines `TYPE generated<tab>query` of each class; words as likely as in the text, or each as likely as any other."""
    rng = random.Random(seed)
    texts = [words for words in documents(corpus) if len(words) > 12]
    seen = collections.Counter(itertools.chain.from_iterable(texts))
    distinct = sorted(w for w, n in seen.items() if n > 2 and len(w) > 1)
    running = lambda: rng.choice(rng.choice(texts))
    word = lambda: running() if rng.random() < 0.6 else rng.choice(distinct)

    def together(words):
        text = rng.choice(texts)
        at = rng.randrange(len(text) - words)
        return text[at:at + words]

    def near(words):
        text = rng.choice(texts)
        return [rng.choice(text) for _ in range(words)]

    def make(kind):
        if kind == "TERM":
            return word()
        if kind == "OR":
            return " ".join(word() for _ in range(rng.randint(2, 4)))
        if kind == "AND":
            return " ".join("+" + w for w in near(rng.randint(2, 3)))
        if kind == "PHRASE":
            return '"' + " ".join(together(rng.choice((2, 2, 2, 3, 3, 4)))) + '"'
        long = rng.choice([w for w in rng.choices(distinct, k=50) if len(w) > 4] or ["nation"])
        if kind == "PREFIX":
            return long[:rng.randint(2, 4)] + "*"
        return (long if rng.random() < 0.5 else misspelt(long)) + rng.choice(("~1", "~2"))

    def misspelt(text):
        at, letter = rng.randrange(len(text)), rng.choice("abcdefghijklmnopqrstuvwxyz")
        return text[:at] + rng.choice((letter, letter + text[at], "")) + text[at + 1:]

    return [f"{kind} generated\t{make(kind)}\n" for kind in classes for _ in range(count)]


def zipf_corpus(path, count, seed, vocabulary=200_000):
    """Documents of 20 to 400 words whose frequencies follow Zipf's law (exponent 1)."""
    rng = random.Random(seed)
    names = [f"w{i:x}" for i in range(vocabulary)]
    weights = list(itertools.accumulate(1 / (i + 1) for i in range(vocabulary)))
    with open(path, "w", encoding="utf-8") as out:
        for i in range(count):
            words = rng.choices(names, cum_weights=weights, k=rng.randint(20, 400))
            out.write(json.dumps({"id": str(i), "title": names[i % vocabulary], "body": " ".join(words)}) + "\n")
