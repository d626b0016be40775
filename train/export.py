"""Writes model/encoder.bin: the fine-tuned layers in 8 bits and the heads, as docs/formats/model.md lays them out.

    python export.py work/net.pt ../model/encoder.bin --ud UD_FOLDER
"""
import argparse
import collections
import hashlib
import json
import pathlib
import struct

import numpy as np
import torch

import base
import ud

OPEN = ("NOUN", "VERB", "ADJ", "ADV", "AUX")
FEW = 40  # forms that share one way to their lemma: fewer are irregular
GROUP = 4  # neighbouring steps of 4 weights that a kernel adds in 16 bits


def fit(w):
    """[out, in] float32 -> (int8, scale [out]) such that no sum of the kernels can overflow 16 bits: of the eight weights of an output
    that share a lane (places 0,1 or 2,3 of four neighbouring steps), those of one sign sum to at most 128."""
    out, n = w.shape
    scale = np.maximum(np.abs(w).max(1) / 127, 1e-12)

    def worst(rows, s):
        q = np.rint(w[rows] / s[:, None]).astype(np.int32).reshape(len(rows), n // (4 * GROUP), GROUP, 2, 2)
        up, down = np.maximum(q, 0).sum((2, 4)), np.maximum(-q, 0).sum((2, 4))
        return np.maximum(up, down).max((1, 2))

    rows = np.arange(out)
    while len(rows):
        top = worst(rows, scale[rows])
        rows, top = rows[top > 128], top[top > 128]
        scale[rows] *= np.maximum(1.003, .985 * top / 128)
    return np.rint(w / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def rows8(w):
    scale = np.maximum(np.abs(w).max(1) / 127, 1e-12).astype(np.float32)
    return np.rint(w / scale[:, None]).astype(np.int8), scale


def irregular(seen):
    """{(tag, form, lemma): times} -> {tag: ["met meet", "met mettre"]}: forms whose usual lemma comes of them in a way that few forms share,
    with all their lemmas."""
    lemmas, shared = collections.defaultdict(collections.Counter), collections.defaultdict(set)
    for (upos, form, lemma), n in seen.items():
        lemmas[upos, form][lemma] += n
    way = lambda key: (key[0], ud.script(key[1], lemmas[key].most_common(1)[0][0]))
    for key in lemmas:
        shared[way(key)].add(key)
    out = collections.defaultdict(list)
    for key in sorted(k for k in lemmas if len(shared[way(k)]) < FEW and " " not in k[1]):
        out[key[0]] += [f"{key[1]} {lemma}" for lemma in sorted(lemmas[key]) if " " not in lemma]
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("checkpoint")
    ap.add_argument("out", type=pathlib.Path)
    ap.add_argument("--base", default=None, help="e5-small-q4.bin, for the shape (default: beside the checkpoint)")
    ap.add_argument("--ud", required=True, help="folder of the treebanks, for the list of known lemmas")
    a = ap.parse_args()
    c = torch.load(a.checkpoint, map_location="cpu")
    state = {k: v.float().numpy() for k, v in c["state"].items() if k != "encoder.word.weight"}
    shape, _ = base.tensors(a.base or pathlib.Path(a.checkpoint).parent / "base" / "e5-small-q4.bin")
    tensors, data = [], bytearray()

    def put(name, kind, array, scale=None):
        tensors.append(dict(name=name, kind=kind, shape=list(array.shape), offset=len(data)))
        data.extend((scale.astype("<f4").tobytes() if scale is not None else b"") + array.tobytes())
        data.extend(b"\0" * (-len(data) % 4))

    floats = lambda name, w: put(name, "f32", np.ascontiguousarray(w, "<f4"))
    layer = lambda name, w, b: (put(name + ".weight", "i8", *fit(w)), floats(name + ".bias", b))
    put("positions", "i8", *rows8(state["encoder.pos.weight"] + state["encoder.typ"]))  # every token is of type 0: one table
    floats("norm.weight", state["encoder.eln.weight"]), floats("norm.bias", state["encoder.eln.bias"])
    for i in range(shape["layers"]):
        g = lambda m, p: state[f"encoder.layers.{i}.{m}.{p}"]
        s = (shape["hidden"] // shape["heads"]) ** -.5  # attention's scale goes into the query
        layer(f"layers.{i}.qkv", np.concatenate([g("q", "weight") * s, g("k", "weight"), g("v", "weight")]),
              np.concatenate([g("q", "bias") * s, g("k", "bias"), g("v", "bias")]))
        for ours, theirs in (("out", "ao"), ("up", "fi"), ("down", "fo")):
            layer(f"layers.{i}.{ours}", g(theirs, "weight"), g(theirs, "bias"))
        for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
            floats(f"layers.{i}.{ours}.weight", g(theirs, "weight")), floats(f"layers.{i}.{ours}.bias", g(theirs, "bias"))
    for name in sorted(state):
        if name.startswith("heads."):
            w = state[name]
            put(name, "i8", *rows8(w)) if w.ndim == 2 else floats(name, w)
    labels = dict(c["meta"])
    lexicon, seen = collections.defaultdict(set), collections.Counter()
    for name in ud.TRAIN.values():
        for sentence in ud.read(f"{a.ud}/{name}.conllu.xz"):
            for _, form, lemma, upos, *_ in sentence.words:
                if upos in OPEN and lemma == lemma.lower() and lemma.replace("-", "").replace("'", "").isalpha():
                    lexicon[upos].add(lemma)
                if upos in OPEN:
                    seen[upos, form.lower(), lemma] += 1
    labels.update({"lexicon." + upos: sorted(words) for upos, words in lexicon.items()})
    labels.update({"forms." + upos: forms for upos, forms in irregular(seen).items()})
    head = json.dumps(dict(config={k: shape[k] for k in ("hidden", "layers", "heads", "ffn", "positions", "eps")}, labels=labels, tensors=tensors),
                      ensure_ascii=False).encode()
    head += b" " * (-len(head) % 4)
    body = b"ententem" + struct.pack("<2I", 1, len(head)) + head + bytes(data)
    a.out.write_bytes(body + hashlib.sha256(body).digest())
    print(f"{a.out}: {len(tensors)} tensors, {a.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
