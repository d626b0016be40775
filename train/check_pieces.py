"""Asks the reference library how texts are cut, so that Go can be held against it.

    python check_pieces.py                      writes ../encode/testdata/pieces.json: our own texts, and checksums for 10,000 mutations of them
    python check_pieces.py --data FOLDER --out work/cut.ndjson
    go test ./encode -run Reference -cut ../train/work/cut.ndjson      compares every text of a folder (JSON strings, lines, CoNLL-U tokens)
"""
import argparse
import gzip
import json
import lzma
import pathlib
import re
import struct
import zlib

from tokenizers import Tokenizer

TEXTS = """Le ministre a reçu l’ambassadeur mardi ; « rien n'est décidé », a-t-il dit à 18 h 30.
L'œuvre de Zoé coûte 1 250,50 € — soit 3/4 du budget, d'après Ç. Hœrner.
The two sides' envoys met in Doha on 3 March 2021, for the 12th time; U.S. officials didn't comment…
Der Außenminister weigerte sich, über Größe und Maß der Truppen zu sprechen.
El ministro viajará mañana a Bogotá, según informó la cancillería ecuatoriana.
Il presidente non è più a Città di Castello: così ha detto l'onorevole.
O primeiro-ministro não irá à reunião das nações amanhã de manhã.
De minister-president heeft geëist dat beide ministers meteen aftreden.
Wicepremier ogłosił, że żołnierze wrócą z ćwiczeń w przyszłą środę.
Президент ещё не подписал соглашение, заявил его представитель в четверг.
Міністр їде до Києва, щоб об'єднати обидві сторони переговорів.
وصل وزير الخارجية إلى بغداد، ثم غادَرَ مساءَ الأحد ١٢ مارس.
وزیر خارجه گفت که می‌خواهیم مذاکره کنیم؛ اما نمی‌توانیم صبر کنیم.
İçişleri Bakanı ılımlı bir açıklama yaptı, ancak görüşmeler sürüyor.
विदेश मंत्री ने कहा कि दोनों देशों के बीच वार्ता फिर शुरू होगी।
وزیرِ اعظم نے کہا کہ دونوں ملکوں کے درمیان بات چیت جاری ہے۔
外交部发言人表示,双方将于下周举行会谈。臺灣與緬甸。
Ο υπουργός Εξωτερικών δήλωσε ότι οι συνομιλίες θα συνεχιστούν αύριο.
שר החוץ אמר כי השיחות יימשכו מחר בבוקר בירושלים.
外務省は「協議を続ける」と発表した。カタカナも。
Tiếng Việt có nhiều dấu: ngoại trưởng đã đến Hà Nội.
한국 외교부 장관은 회담을 계속한다고 말했다.
https://example.org/a?b=1&c=%20 @name #tag e-mail: a.b@example.org <s> </s> <unk> <mask>
ＦＵＬＬ　ｗｉｄｔｈ ﬁne ﬂow ½ ² ³ № ™ ﷺ Ⅳ ㎏ ① 𝐁𝐨𝐥𝐝 𝔉𝔯𝔞𝔨
e\u0301te\u0301 a\u0300 n\u0303 o\u0308\u0304 \u1112\u1161\u11ab क्षि 👩‍👩‍👧‍👦 🇫🇷🇩🇪 ☎️ 👍🏽 z\u0335\u0336
\ttab\u00a0nbsp\u2003em\u200bzero\u200dzwj\u00adsoft\ufeffbom\r\nline\u2028sep\u0000nul\u0007bell   three  two """.split("\n")

# What mutations put in: marks, joiners, spaces, lines, compatibility forms, parts of graphemes, the mark of a word's start.
ODD = ("\u0301 \u0308 \u0327 \u0335 \u200d \u200b \u00ad \ufeff \u2028 \u00a0 \u3000 \r \n \t \u0000 \u2581 ' \u2019 \u00ab - \u2013 1 \u0663 \u00bd \uff11 \ufb01 \u0130 \u00df \u01c5 "
       "\u0e33 \u1100 \u1161 \u11a8 \uac00 \u0915 \u094d \u093f \u064e \u06dd \u0600 \ufdfa \u05b8 \u4e2d \u2e80 \u3099 \uff9e \U0001d400 \U0001f468 \U0001f1eb \u20e3 \ufe0f \U000e0061 \u0378 \ufffd").split(" ") + [" ", "  "]
SEED, MUTATIONS = 20240119, 10_000


class Dice:
    """The same numbers in Go: encode/reference_test.go."""

    def __init__(self, seed):
        self.x = seed

    def below(self, n):
        self.x = (self.x * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.x >> 33) % n


def mutate(text, d):
    """A stretch of the text with one to four changes, each: leave out, put in something odd, swap neighbours, repeat."""
    t = list(text)
    start = d.below(len(t))
    t = t[start:start + 1 + d.below(40)]
    for _ in range(1 + d.below(4)):
        at, what = d.below(len(t) + 1), d.below(4)
        if what == 1 or at >= len(t):
            t.insert(at, ODD[d.below(len(ODD))])
        elif what == 0:
            del t[at]
        elif what == 2 and at > 0:
            t[at - 1], t[at] = t[at], t[at - 1]
        else:
            t[at:at] = [t[at]] * (1 + d.below(3))
        t = list("".join(t))
    return "".join(t)


def strings(o):
    if isinstance(o, str):
        yield o
    elif isinstance(o, (dict, list)):
        for x in o.values() if isinstance(o, dict) else o:
            yield from strings(x)


def texts(path):
    """All texts of a file, by its kind."""
    name = path.name
    raw = path.read_bytes()
    if name.endswith(".xz"):
        name, raw = name[:-3], lzma.decompress(raw)
    elif name.endswith(".gz"):
        name, raw = name[:-3], gzip.decompress(raw)
    text = raw.decode("utf-8", "replace")
    if name.endswith(".conllu"):
        yield from (line.split("\t")[1] for line in text.split("\n") if line[:1].isdigit())
        yield from re.findall(r"^# text = (.*)$", text, re.M)
    elif name.endswith((".json", ".ndjson")):
        for doc in [text] if name.endswith(".json") else text.split("\n"):
            yield from strings(json.loads(doc)) if doc.strip() else ()
    else:
        yield from text.split("\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--tokenizer", default="work/tokenizer.json", help="of the kept pieces, made by pieces.py")
    ap.add_argument("--data", type=pathlib.Path)
    ap.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "encode" / "testdata" / "pieces.json")
    a = ap.parse_args()
    tok = Tokenizer.from_file(a.tokenizer)
    cut = lambda s: tok.encode(s, add_special_tokens=False).ids
    if a.data:
        seen = dict.fromkeys(t for f in sorted(a.data.rglob("*")) if f.is_file() for t in texts(f))
        with open(a.out, "w", encoding="utf-8") as f:
            for e, t in zip(tok.encode_batch(list(seen), add_special_tokens=False), seen):
                f.write(json.dumps(dict(text=t, ids=e.ids, spans=[[len(t[:x].encode()), len(t[:y].encode())] for x, y in e.offsets] if len(t) < 2000 else None)) + "\n")
        return print(f"{a.out}: {len(seen)} texts")
    d, sums = Dice(SEED), []
    for i in range(MUTATIONS):
        ids = cut(mutate(TEXTS[i % len(TEXTS)], d))
        sums.append(zlib.crc32(struct.pack(f"<{len(ids)}I", *ids)))
    out = dict(seed=SEED, odd=ODD, texts=[dict(text=t, ids=cut(t)) for t in TEXTS], sums="".join(f"{s:08x}" for s in sums))
    a.out.write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{a.out}: {len(TEXTS)} texts, {MUTATIONS} mutations")


if __name__ == "__main__":
    main()
