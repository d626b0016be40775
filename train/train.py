"""Fine-tunes the base encoder with all its heads on Universal Dependencies and on our own corpus.

    python train.py --work work --ud ../../shared/data/ud --fr 6 --en 2.5 --events 6

Everything that is random comes of --seed; a checkpoint is written every --save steps and a run picks up at the last one.
The development treebanks are only measured on.
"""
import argparse
import collections
import os
import pathlib
import random
import time

import torch
import torch.nn.functional as F

import base
import batches
import corpus
import net
import ud

ap = argparse.ArgumentParser()
ap.add_argument("--work", default="work", help="folder of base weights and checkpoints, outside git")
ap.add_argument("--base", default=None, help="folder of the base weights (default: WORK/base)")
ap.add_argument("--ud", required=True)
ap.add_argument("--corpus", nargs="+", default=[str(pathlib.Path(__file__).parent.parent / "lang")], help="folders that hold xx/corpus/*.txt")
ap.add_argument("--trees", help="folder of the corpus's trees, of trees.py (default: WORK/trees)")
ap.add_argument("--fr", type=float, default=6, help="passes over the French treebanks")
ap.add_argument("--en", type=float, default=2.5)
ap.add_argument("--events", type=float, default=6, help="passes over the labelled corpus; 0: a parser alone")
ap.add_argument("--both", type=float, default=.5, help="weight of the trees of labelled sentences")
ap.add_argument("--lr", type=float, default=1e-4)
ap.add_argument("--seed", type=int, default=1)
ap.add_argument("--save", type=int, default=400)
ap.add_argument("--from", dest="start", help="checkpoint whose weights to start from")
ap.add_argument("--name", default="net")
a = ap.parse_args()
torch.manual_seed(a.seed), random.seed(a.seed)
work = pathlib.Path(a.work)
work.mkdir(parents=True, exist_ok=True)
where = pathlib.Path(a.base or work / "base")
base.fetch(where)
pieces = batches.Pieces(where / "tokenizer.json")


def labels(values, least=1):
    c = collections.Counter(values)
    return sorted(k for k, n in c.items() if n >= least)


trees = {k: [s for s in ud.read(f"{a.ud}/{v}.conllu.xz") if len(s.words) < 120] for k, v in ud.TRAIN.items()}
items = corpus.read(a.corpus, a.trees or work / "trees") if a.events else []
all_words = [w for ss in trees.values() for s in ss for w in s.words]
meta = {
    "upos": labels(w[3] for w in all_words), "feats": labels((w[4] for w in all_words), 3),
    "deprel": labels((w[6] for w in all_words), 5), "lemma": labels((ud.script(w[1], w[2]) for w in all_words), 3),
    "split": ud.AMBIGUOUS, "types": corpus.TYPES, "status": corpus.STATUS, "roots": corpus.ROOTS,
}
if a.start:
    started = torch.load(a.start)
    meta = started["meta"]
public = dict(meta)
meta["_id"] = {k: {v: i for i, v in enumerate(meta[k])} for k in ("upos", "feats", "deprel", "lemma")}
print({k: len(v) for k, v in public.items() if k != "_id"}, {k: len(v) for k, v in trees.items()}, len(items), "labelled sentences,",
      sum(len(i.reports) for i in items), "reports with trigger,", sum(len(i.pairs) for i in items), "pairs", flush=True)

m = net.Net(base.encoder(where / "e5-small-q4.bin"), meta)
if a.start:
    m.load_state_dict(started["state"])


def plan():
    """Every batch of the run, in order: (kind, sentences)."""
    todo = []
    for name, passes, sents, length, kind in (
            ("fr", a.fr, trees["fr"], lambda s: pieces.count(s.tokens), "tree"), ("en", a.en, trees["en"], lambda s: pieces.count(s.tokens), "tree"),
            ("events", a.events, items, lambda i: pieces.count(i.tree.tokens), "events")):
        k = 0
        while passes > 0:
            part = group = batches.group(sents, length, 1100 if kind == "tree" else 900, a.seed * 100 + k)
            if passes < 1:
                part = group[:round(passes * len(group))]
            todo += [(kind, g, (k + i / len(group)) / (passes + k)) for i, g in enumerate(part)]
            passes, k = passes - 1, k + 1
    # the passes of the three sources run side by side, from the first batch to the last
    r = random.Random(a.seed)
    return [(kind, g) for kind, g, at in sorted(todo, key=lambda x: x[2] + r.random() * .02)]


def tree_loss(b, rows):
    w = m.words(rows, b["token"], b["later"])
    h, word = m.heads, b["word"]
    ok = word.clone()
    ok[:, 0] = True
    arcs = h.arcs(w).masked_fill(~ok[:, None], -1e4)
    ce = lambda x, y: F.cross_entropy(x[word], y[word], ignore_index=-100)
    d = h.drop(w)
    loss = ce(arcs, b["head"]) + ce(h.labels(w, b["head"]), b["deprel"]) + .5 * (ce(h.upos(d), b["upos"]) + ce(h.feats(d), b["feats"]) + ce(h.lemma(d), b["lemma"]))
    if (b["split"] >= 0).any():
        loss = loss + .2 * F.cross_entropy(h.split(h.drop(rows)).flatten(0, 1), b["split"].flatten(), ignore_index=-100)
    return loss


def event_loss(b, rows):
    h = m.heads
    logp = h.trig(rows).log_softmax(-1)
    N = len(b["r_at"])
    loss = rows.new_zeros(())
    inside = torch.zeros_like(b["real"])
    if N:
        inside.index_put_((b["r_at"],), b["r_trigger"], accumulate=True)
    inside = inside.bool()
    outside = b["real"] & ~inside & b["whole"][:, None]
    outside[:, 0] = False
    count = max(1, N + int(b["whole"].sum()))
    loss = loss - logp[..., 0][outside].sum() / count
    if N:
        kind = torch.tensor([corpus.TYPES.index(k) for k in b["r_kind"]])
        mine = logp[b["r_at"]].gather(2, kind[:, None, None].expand(-1, logp.shape[1], 1)).squeeze(2)  # [N,T]
        miss = torch.log1p(-mine.exp().clamp(max=1 - 1e-5)).masked_fill(~b["r_trigger"], 0.).sum(1)
        loss = loss - torch.log1p(-miss.exp().clamp(max=1 - 1e-5)).sum() / count
        # a word inside a trigger says one of the types told there, or nothing
        allowed = torch.zeros_like(logp, dtype=torch.bool)
        allowed[..., 0] = True
        n, t = b["r_trigger"].nonzero(as_tuple=True)
        allowed[b["r_at"][n], t, kind[n]] = True
        within = logp.masked_fill(~allowed, -1e4).logsumexp(-1)
        loss = loss - .5 * within[inside].sum() / count
        best = mine.detach().masked_fill(~b["r_trigger"], -1e4).argmax(1)
        trigger = rows[b["r_at"], best]
        s = h.arguments(trigger, rows[b["r_at"]]).masked_fill(~b["real"][b["r_at"]][:, None], -1e4).log_softmax(-1)
        known = b["r_args"].any(-1)
        got = s.masked_fill(~b["r_args"], -1e4).logsumexp(-1)
        loss = loss - (got[known].sum() / max(1, int(known.sum())))
        status = torch.tensor([corpus.STATUS.index(x) for x in b["r_status"]])
        loss = loss + .5 * F.cross_entropy(h.status(trigger), status)
    if len(b["p_at"]):
        y = h.pair(rows[b["p_at"]], b["real"][b["p_at"]], b["p_actor"], b["p_recipient"])
        loss = loss + 2 * F.cross_entropy(y, b["p_root"], label_smoothing=.05)
    return loss


@torch.no_grad()
def measure():
    """-> scores of the development treebanks, gold words"""
    m.eval()
    out = {}
    for lang, v in ud.DEV.items():
        n = u = l = p = f = e = 0
        dev = ud.read(f"{a.ud}/{v}.conllu.xz")[::6]
        for g in batches.group(dev, lambda s: pieces.count(s.tokens), 2000, 0):
            b = batches.tree(pieces, meta, g)
            rows = m.rows(b["ids"], b["attend"], b["first"])
            w = m.words(rows, b["token"], b["later"])
            ok = b["word"].clone()
            ok[:, 0] = True
            arcs = m.heads.arcs(w).masked_fill(~ok[:, None], -1e4)
            i = torch.arange(arcs.shape[1])
            arcs[:, i, i] = -1e4
            head = arcs.argmax(-1)
            word, hit = b["word"], (head == b["head"]) & b["word"]
            base_ = lambda y: torch.tensor([meta["_id"]["deprel"].get(meta["deprel"][k].split(":")[0], k) for k in range(len(meta["deprel"]))])[y]
            n, u = n + int(word.sum()), u + int(hit.sum())
            l += int((hit & (base_(m.heads.labels(w, head).argmax(-1)) == base_(b["deprel"]))).sum())
            p += int(((m.heads.upos(w).argmax(-1) == b["upos"]) & word).sum())
            f += int(((m.heads.feats(w).argmax(-1) == b["feats"]) & word).sum())
            e += int(((m.heads.lemma(w).argmax(-1) == b["lemma"]) & word).sum())
        out[lang] = "UPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f" % tuple(100 * x / n for x in (p, f, e, u, l))
    m.train()
    return out


body = [p for n, p in m.named_parameters() if n.startswith("encoder.") and p.requires_grad]
top = [p for n, p in m.named_parameters() if not n.startswith("encoder.")]
opt = torch.optim.AdamW([{"params": body, "lr": a.lr}, {"params": top, "lr": 12 * a.lr}], weight_decay=.01, fused=True)
peak = [g["lr"] for g in opt.param_groups]
todo, step, t0 = plan(), 0, time.time()
last = work / (a.name + ".last.pt")
if last.exists():
    c = torch.load(last)
    m.load_state_dict(c["state"]), opt.load_state_dict(c["opt"])
    step = c["step"]
    print("picked up at step", step, flush=True)


def save(path, **more):
    tmp = str(path) + ".tmp"
    torch.save({"state": m.state_dict(), "meta": public, "step": step, **more}, tmp)
    os.replace(tmp, path)


m.train()
run, steps, first = collections.defaultdict(float), len(todo), step
print(steps, "steps", flush=True)
for kind, g in todo[step:]:
    step += 1
    f = min(1, step / (.05 * steps)) * max(.02, 1 - step / steps)
    for group, lr in zip(opt.param_groups, peak):
        group["lr"] = lr * f
    b = batches.tree(pieces, meta, g) if kind == "tree" else batches.events(pieces, meta, g)
    rows = m.rows(b["ids"], b["attend"], b["first"])
    loss = tree_loss(b, rows) if kind == "tree" else event_loss(b, rows) + a.both * tree_loss(b, rows)
    opt.zero_grad(), loss.backward()
    torch.nn.utils.clip_grad_norm_(m.parameters(), 2.)
    opt.step()
    run[kind] = loss.item() if run[kind] == 0 else .98 * run[kind] + .02 * loss.item()
    if step % 20 == 0:
        s = time.time() - t0
        print(f"step {step}/{steps} {s:.0f} s, {s / (step - first) * (steps - step):.0f} s to go, loss " + " ".join(f"{k} {v:.3f}" for k, v in run.items()), flush=True)
    if step % a.save == 0:
        save(last, opt=opt.state_dict())
    if step % (4 * a.save) == 0:
        print(measure(), flush=True)
save(work / (a.name + ".pt"))
print("done", measure(), flush=True)
