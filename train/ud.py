"""Universal Dependencies for the parser's heads: CoNLL-U -> sentences of tokens and words.

Only the files that data/ud/README.md allows for a shipped model are named here.
"""
import lzma

TRAIN = {"fr": "fr/train", "en": "en/train"}
DEV = {"fr": "fr/dev", "en": "en/dev"}
FEATS = set("Gender Number Person Mood Tense VerbForm Definite PronType Polarity Reflex Poss Foreign".split())
AMBIGUOUS = ["des", "du"]  # one word or two: asked of heads.split


class Sentence:
    """tokens: [form]; words: [(token index, form, lemma, upos, feats, head, deprel)]; treebank."""

    def __init__(self, treebank):
        self.treebank, self.tokens, self.words = treebank, [], []


def common(feats):
    keep = [f for f in feats.split("|") if f.split("=")[0] in FEATS]
    return "|".join(keep) or "_"


def script(form, lemma):
    """How the lemma comes of the form: "L-2+er" lower-cases, cuts two, adds "er"; "=x" is x whatever the form, for what shares no two letters with it
    ("a" is "avoir": as a script that would make "av" of any letter)."""
    for case, f in (("K", form), ("L", form.lower())):
        n = 0
        while n < min(len(f), len(lemma)) and f[n] == lemma[n]:
            n += 1
        if n == len(f) == len(lemma) or n >= max(2, len(f) - 6):
            return f"{case}-{len(f) - n}+{lemma[n:]}"
    return "=" + lemma


def plain(form):
    """Typographic apostrophes written straight, as all of training sees them."""
    return form.replace("\u2019", "'")


def read(path):
    out, cur, until = [], None, 0
    treebank = ""
    for line in lzma.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if cur and cur.words:
                out.append(cur)
            cur, until = None, 0
            continue
        if line[0] == "#":
            if line.startswith("# treebank = "):
                treebank = line[13:]
            continue
        cur = cur or Sentence(treebank)
        c = line.split("\t")
        form = plain(c[1])
        if "-" in c[0]:
            until = int(c[0].split("-")[1])
            cur.tokens.append(form)
        elif c[0].isdigit():
            if int(c[0]) > until:
                cur.tokens.append(form)
            lemma = plain(c[2])
            cur.words.append((len(cur.tokens) - 1, form, lemma, c[3], common(c[5]), int(c[6]), c[7]))
    if cur and cur.words:
        out.append(cur)
    return out
