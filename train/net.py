"""The network: the base encoder and its heads, as docs/formats/model.md lists them. One pass serves words, tree and events."""
import torch
import torch.nn as nn
import torch.nn.functional as F

ROLES = 3  # actor, recipient, claimant
WIDE = 96


class Two(nn.Module):
    """Linear, GELU, Linear; parameters are named 0 and 2."""

    def __init__(self, i, h, o, drop=.2):
        super().__init__()
        self.add_module("0", nn.Linear(i, h)), self.add_module("2", nn.Linear(h, o))
        self.drop = nn.Dropout(drop)

    def hidden(self, x):
        return F.gelu(getattr(self, "0")(self.drop(x)))

    def forward(self, x):
        return getattr(self, "2")(self.drop(self.hidden(x)))


class PairHead(nn.Module):
    """Event type of a given pair: four attention queries made of the pair look over the sentence."""

    def __init__(self, roots, h=384):
        super().__init__()
        self.query, self.key = Two(2 * h, h, 4 * WIDE, .1), nn.Linear(h, 4 * WIDE)
        self.out = Two(7 * h, h, roots)

    def forward(self, rows, real, actor, recipient):
        """rows [N,L,h] of the pair's sentence, real [N,L] bool, actor/recipient [N,L] float masks -> [N, roots]"""
        N, L, h = rows.shape
        pool = lambda m: (rows * m[..., None]).sum(1) / m.sum(1, keepdim=True).clamp(min=1)
        a, r = pool(actor), pool(recipient)
        w = self.query(torch.cat([a, r], 1)).view(N, 4, 1, WIDE) @ self.key(rows).view(N, L, 4, WIDE).permute(0, 2, 3, 1)
        w = (w.squeeze(2) / WIDE ** .5).masked_fill(~real[:, None], -1e4).softmax(-1)
        return self.out(torch.cat([a, r, pool(real.float()), (w @ rows).reshape(N, -1)], 1))


class Heads(nn.Module):
    def __init__(self, meta, h=384):
        super().__init__()
        n = lambda k: len(meta[k])
        self.second = nn.Parameter(torch.zeros(h))
        self.split, self.upos, self.feats, self.lemma = nn.Linear(h, 2), nn.Linear(h, n("upos")), nn.Linear(h, n("feats")), nn.Linear(h, n("lemma"))
        self.arc_dep, self.arc_head, self.lab_dep, self.lab_head = (nn.Linear(h, 256) for _ in range(4))
        self.arc = nn.Parameter(torch.empty(257, 256))
        nn.init.xavier_uniform_(self.arc)
        self.lab_out = nn.Linear(256, n("deprel"))
        self.trig = Two(h, h, n("types"))
        self.arg_trig, self.arg_word = nn.Linear(h, ROLES * WIDE), nn.Linear(h, ROLES * WIDE)
        self.status = Two(h, 128, n("status"))
        self.pair = PairHead(n("roots"))
        self.drop = nn.Dropout(.2)

    def arcs(self, w):
        """w [B,W,h] -> scores [B, dependent, head]"""
        d, g = self.drop(F.gelu(self.arc_dep(self.drop(w)))), self.drop(F.gelu(self.arc_head(self.drop(w))))
        return F.pad(d, (0, 1), value=1.) @ self.arc @ g.transpose(1, 2)

    def labels(self, w, head):
        """head [B,W] -> scores [B,W,relations]"""
        g = self.lab_head(self.drop(w)).gather(1, head[..., None].expand(-1, -1, 256))
        return self.lab_out(self.drop(F.gelu(self.lab_dep(self.drop(w)) + g)))

    def arguments(self, trigger, rows):
        """trigger [N,h], rows [N,L,h] of its sentence -> scores [N, role, L]; row 0 is nobody"""
        q = self.arg_trig(self.drop(trigger)).view(-1, ROLES, 1, WIDE)
        k = self.arg_word(self.drop(rows)).view(rows.shape[0], rows.shape[1], ROLES, WIDE).permute(0, 2, 3, 1)
        return (q @ k).squeeze(2) / WIDE ** .5


class Net(nn.Module):
    def __init__(self, encoder, meta):
        super().__init__()
        self.encoder, self.heads = encoder, Heads(meta)

    def rows(self, ids, attend, first):
        """ids [B,L], first [B,T] piece position of <s> and of each token -> [B,T,h]"""
        with torch.autocast("cpu", dtype=torch.bfloat16):  # 1.6 times the speed of float32; the heads stay exact
            x = self.encoder(ids, attend)
        return x.gather(1, first[..., None].expand(-1, -1, x.shape[-1])).float()

    def words(self, rows, token, later):
        """token [B,W] row of each word, later [B,W] 1 for the second and third word of a token"""
        return rows.gather(1, token[..., None].expand(-1, -1, rows.shape[-1])) + later[..., None] * self.heads.second
