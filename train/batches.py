"""Sentences -> tensors: pieces of each token by itself, and what each head shall say. One kind of batch for trees, one for events."""
import random

import torch
from tokenizers import Tokenizer

import ud

MOST = 12  # pieces of one token; docs/formats/model.md


class Pieces:
    def __init__(self, path):
        self.tok = Tokenizer.from_file(str(path))
        self.tok.no_padding(), self.tok.no_truncation()
        self.seen = {}

    def of(self, token):
        if token not in self.seen:
            self.seen[token] = (self.tok.encode(token, add_special_tokens=False).ids or [3])[:MOST]
        return self.seen[token]

    def rows(self, sentences):
        """[[token]] -> ids, attend, first (with <s> at row 0), real rows"""
        rows = []
        for tokens in sentences:
            ids, first = [0], [0]
            for t in tokens:
                p = self.of(t)
                if len(ids) + len(p) > 510:
                    break
                first.append(len(ids))
                ids += p
            rows.append((ids + [2], first))
        B, L, T = len(rows), max(len(i) for i, _ in rows), max(len(f) for _, f in rows)
        ids, attend = torch.full((B, L), 1), torch.zeros(B, L, dtype=torch.bool)
        first, real = torch.zeros(B, T, dtype=torch.long), torch.zeros(B, T, dtype=torch.bool)
        for k, (i, f) in enumerate(rows):
            ids[k, :len(i)], attend[k, :len(i)] = torch.tensor(i), True
            first[k, :len(f)], real[k, :len(f)] = torch.tensor(f), True
        return ids, attend, first, real

    def count(self, tokens):
        return sum(len(self.of(t)) for t in tokens) + 2


def tree(pieces, meta, sentences):
    b = {}
    b["ids"], b["attend"], b["first"], b["real"] = pieces.rows([s.tokens for s in sentences])
    B, W = len(sentences), max(len(s.words) for s in sentences) + 1
    zero = lambda: torch.zeros(B, W, dtype=torch.long)
    for k in ("token", "head", "deprel", "upos", "feats", "lemma"):
        b[k] = zero()
    b["later"], b["word"] = torch.zeros(B, W), torch.zeros(B, W, dtype=torch.bool)
    b["split"] = torch.full(b["first"].shape, -100)
    id_ = meta["_id"]
    for k, s in enumerate(sentences):
        before = -1
        for j, (t, form, lemma, upos, feats, head, deprel) in enumerate(s.words, 1):
            b["token"][k, j], b["word"][k, j] = t + 1, True
            b["later"][k, j] = float(t == before)
            if s.tokens[t].lower() in ud.AMBIGUOUS:
                b["split"][k, t + 1] = int(t == before)
            b["head"][k, j], b["upos"][k, j] = head, id_["upos"][upos]
            b["deprel"][k, j] = id_["deprel"].get(deprel, id_["deprel"].get(deprel.split(":")[0], 0))
            b["feats"][k, j] = id_["feats"].get(feats, -100)
            b["lemma"][k, j] = id_["lemma"].get(ud.script(form, lemma), -100)
            before = t
    return b


def events(pieces, meta, items):
    """A batch of trees whose sentences tell events too. Reports and pairs carry the number of their sentence; spans are boolean masks over rows (token
    i is row i+1)."""
    b = tree(pieces, meta, [i.tree for i in items])
    T = b["first"].shape[1]

    def mask(span):
        m = torch.zeros(T, dtype=torch.bool)
        for t in span:
            if t + 1 < T:
                m[t + 1] = True
        return m

    reports = [(k, r) for k, i in enumerate(items) for r in i.reports]
    pairs = [(k, p) for k, i in enumerate(items) for p in i.pairs]
    b["whole"] = torch.tensor([i.whole for i in items])
    b["r_at"] = torch.tensor([k for k, _ in reports], dtype=torch.long)
    b["r_kind"] = [r.type for _, r in reports]
    b["r_status"] = [r.status for _, r in reports]
    b["r_trigger"] = torch.stack([mask(r.trigger) for _, r in reports]) if reports else torch.zeros(0, T, dtype=torch.bool)
    args = []
    for _, r in reports:
        for span in (r.actor, r.recipient, r.claimant):
            m = torch.zeros(T, dtype=torch.bool) if span is None else mask(span)
            if span is not None and not m.any():
                m[0] = True  # nobody
            args.append(m)
    b["r_args"] = torch.stack(args).view(-1, 3, T) if args else torch.zeros(0, 3, T, dtype=torch.bool)
    b["p_at"] = torch.tensor([k for k, _ in pairs], dtype=torch.long)
    b["p_root"] = torch.tensor([p.root for _, p in pairs], dtype=torch.long)
    for name, get in (("p_actor", lambda p: p.actor), ("p_recipient", lambda p: p.recipient)):
        m = torch.stack([mask(get(p)) for _, p in pairs]) if pairs else torch.zeros(0, T, dtype=torch.bool)
        m[~m.any(1), 0] = True
        b[name] = m.float()
    return b


def group(sentences, length, most, seed):
    """Batches of about `most` pieces, alike in length, in random order."""
    r = random.Random(seed)
    order = sorted(sentences, key=lambda s: length(s) + r.random() * 3)
    out, cur, longest = [], [], 0
    for s in order:
        longest = max(longest, length(s))
        if cur and (len(cur) + 1) * longest > most:
            out, cur, longest = out + [cur], [], length(s)
        cur.append(s)
    out.append(cur)
    r.shuffle(out)
    return out
