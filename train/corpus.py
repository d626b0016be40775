"""The labelled corpus of lang/xx/corpus/*.txt (docs/formats/corpus.md) for the event heads.

A sentence becomes its tree (trees.py) and its events. Spans are sets of token indices: the format names words, not positions, so the trigger of a
report is any of the tokens its words cover, and training lets the network choose the one it reads best.
"""
import collections
import pathlib
import re

import ud

TYPES = ("NONE AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST MOBILIZE SANCTION "
         "COERCE ASSAULT").split()
STATUS = "actual ongoing planned demanded hypothetical negated".split()
ROOTS = "AGREE CONSULT SUPPORT COOPERATE AID YIELD ACCUSE REQUEST REJECT THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT".split()
PROMISE = re.compile(r"\b(agree|promis|pledg|vow|offer|ready|willing|undert|commit|propos|accept|conv(en|ien|in)|promet|engag|offr|prêt|dispos)", re.I)

Report = collections.namedtuple("Report", "type status trigger actor recipient claimant")  # sets of token indices; None: not known
Pair = collections.namedtuple("Pair", "actor recipient root")
Item = collections.namedtuple("Item", "lang where tree reports pairs whole")  # whole: every report of the sentence is listed



def files(roots):
    """The corpus files under the folders, in a fixed order."""
    return sorted(p for r in roots for p in pathlib.Path(r).glob("*/corpus/*.txt"))


def paragraphs(path):
    """-> [ud.Sentence] of a file of trees.py: one for each line that was parsed; sentences of one line stand side by side."""
    out = []
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newpar"):
            out.append(ud.Sentence("own"))
            base = until = 0
        elif line[0] == "#":
            continue
        elif line == "\n":
            base, until = len(out[-1].words), 0
        else:
            c = line.rstrip("\n").split("\t")
            if "-" in c[0]:
                until = int(c[0].split("-")[1])
                out[-1].tokens.append(c[1])
            else:
                if int(c[0]) > until:
                    out[-1].tokens.append(c[1])
                head = int(c[6])
                out[-1].words.append((len(out[-1].tokens) - 1, ud.plain(c[1]), c[2], c[3], c[5], head and base + head, c[7]))
    return out


def tokens(text, forms):
    """-> [(form, start, end)] in characters of the tokens of a text."""
    out, at = [], 0
    for form in forms:
        start = text.index(form, at)
        at = start + len(form)
        out.append((ud.plain(form), start, at))
    return out


def blocks(path):
    """-> (line number, sentence, reports [[7 fields]], kind of a sentence without reports or None)"""
    text, at, reports, kind = None, 0, [], None
    for n, line in enumerate(list(open(path, encoding="utf-8")) + [""], 1):
        line = line.rstrip("\n")
        body = line.strip()
        if not body or line.startswith(("#", "> ")):
            if text is not None:
                yield at, text, reports, kind
            text, reports, kind = None, [], None
        elif line.startswith((" ", "\t")):
            if body.startswith("|"):
                reports.append([f.strip() for f in body[1:].split("|")])
            elif body.startswith("- "):
                kind = body[2:]
        else:
            text, at = body, n


def trained_type(base, event, trigger):
    """The class of heads.trig: the speech act when words decide, else the type of the act itself (docs/formats/corpus.md)."""
    if event in ("THREATEN", "REQUEST", "REJECT"):
        return event
    if event == "AGREE" and base != "AGREE" and PROMISE.search(trigger):
        return "CONCEDE" if base in ("CONCEDE", "RETREAT") else "AGREE"
    return base


def trained_status(kind, base, status):
    if kind != base and kind in ("THREATEN", "REQUEST", "REJECT", "AGREE") or kind in ("REQUEST", "THREATEN", "REJECT"):
        return "actual"
    return "actual" if status == "historical" else status


def read(roots, trees):
    """-> [Item] of all languages under the folders, in the order of files and lines; trees is the folder that trees.py wrote."""
    items = []
    for path in files(roots):
        lang = path.parts[-3]
        drawn = paragraphs(pathlib.Path(trees) / lang / (path.stem + ".conllu"))
        for (line, text, rows, kind), tree in zip(blocks(path), drawn, strict=True):
            toks = tokens(text, tree.tokens)
            tree.tokens = [t[0] for t in toks]

            def cover(span, near=None):
                """Token indices under the words; the occurrence nearest to a character position where there are several."""
                if span == "-" or not span:
                    return frozenset()
                found = frozenset()
                for part in span.split(" & "):
                    if part.startswith(">"):
                        return None
                    at = [m.start() for m in re.finditer(re.escape(part), text)]
                    if not at:
                        return None
                    s = min(at, key=lambda x: abs(x - near)) if near is not None else at[0]
                    found |= {i for i, (_, a, b) in enumerate(toks) if a < s + len(part) and b > s}
                return found

            reports, pairs, whole = {}, [], path.name != "acts.txt"  # a proof sentence lists one report only
            for row in rows:
                base, event, actor, recipient, status, claimant, trigger = row
                near = text.find(trigger) if trigger != "-" else None
                a, r = cover(actor, near), cover(recipient, near)
                root_ = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}.get(event, event)
                if a or r:
                    pairs.append(Pair(a or frozenset(), r or frozenset(), ROOTS.index(root_)))
                if trigger == "-":
                    whole = False
                    continue
                t = cover(trigger)
                if not t:
                    whole = False
                    continue
                kind_ = trained_type(base, event, trigger)
                st = trained_status(kind_, base, status)
                c = None if claimant == "-" and path.stem.startswith(("pairs", "status")) else cover(claimant)  # those do not list who says so
                key = (kind_, t)
                old = reports.get(key)
                join = lambda x, y: None if x is None or y is None else x | y
                if old:
                    reports[key] = Report(kind_, st, t, join(old.actor, a), join(old.recipient, r), join(old.claimant, c))
                else:
                    reports[key] = Report(kind_, st, t, a, r, c)
            if not rows and kind is None:
                continue
            items.append(Item(lang, f"{'/'.join(path.parts[-4:])}:{line}", tree, list(reports.values()), pairs, whole))
    return items
