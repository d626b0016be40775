"""Where each corpus report lies in the space of triggers, so that a reading of the network can name the sentences it is most like.

    python like.py work/net.pt --out work/like.pt

The vector is the hidden layer of heads.trig at the trigger word, brought down to 48 numbers by the directions in which triggers differ most.
"""
import argparse
import pathlib

import torch
import torch.nn.functional as F

import base
import batches
import corpus
import net

ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
ap.add_argument("checkpoint")
ap.add_argument("--base", default="work/base")
ap.add_argument("--corpus", default=str(pathlib.Path(__file__).parent.parent / "lang"))
ap.add_argument("--out", default="work/like.pt")
ap.add_argument("--wide", type=int, default=48)
a = ap.parse_args()
c = torch.load(a.checkpoint, map_location="cpu")
where = pathlib.Path(a.base)
m = net.Net(base.encoder(where / "e5-small-q4.bin"), c["meta"])
m.load_state_dict(c["state"])
m.eval()
pieces = batches.Pieces(where / "tokenizer.json")
items = [i for i in corpus.read([a.corpus]) if i.reports]
rows, names = [], []
with torch.no_grad():
    for g in batches.group(items, lambda i: pieces.count(i.tokens), 2000, 0):
        b = batches.events(pieces, g)
        x = m.rows(b["ids"], b["attend"], b["first"])
        p = m.heads.trig(x).softmax(-1)
        for n, (k, r) in enumerate((k, r) for k, i in enumerate(g) for r in i.reports):
            share = p[k, :, corpus.TYPES.index(r.type)].masked_fill(~b["r_trigger"][n], 0)
            rows.append(F.normalize(m.heads.trig.hidden(x[k, share.argmax()]), dim=0))
            names.append(g[k].where)
order = sorted(range(len(names)), key=lambda i: names[i])
x = torch.stack([rows[i] for i in order])
_, _, v = torch.pca_lowrank(x, a.wide, center=False, niter=4)
low = F.normalize(x @ v, dim=1)
torch.save({"project": v.T.contiguous(), "rows": low, "where": [names[i] for i in order]}, a.out)
print(len(names), "reports")
