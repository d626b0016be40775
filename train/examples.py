"""Turns the proof sentences of lang/xx/acts.txt into labelled sentences, with the words that the rules found in them.

    python examples.py --entente ../bin/entente --out work/examples

A "+" line says act, parties and status of one report, as identifiers; the corpus wants words. So the built program codes the sentences, and where it
finds just what the line says, its spans are the labels. Other reports of the sentence are not listed. "-" lines teach nothing here.
"""
import argparse
import json
import pathlib
import re
import subprocess

ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
ap.add_argument("--entente", required=True, help="the built program")
ap.add_argument("--lang", default=str(pathlib.Path(__file__).parent.parent / "lang"))
ap.add_argument("--out", type=pathlib.Path, required=True)
a = ap.parse_args()

PROOF = re.compile(r"^  \+ (.*?)\s{2,}(\S+) -> (\S+)(.*)$")


def proofs(path):
    act = None
    for n, line in enumerate(open(path, encoding="utf-8"), 1):
        if line[:1].isalpha():
            act = line.split()[0]
        elif m := PROOF.match(line.rstrip("\n")):
            status = next((w for w in m[4].split() if w in "actual ongoing planned demanded hypothetical negated historical".split()), "actual")
            yield n, m[1].strip(), act, m[2], m[3], status


ids = lambda side: ",".join(sorted(p["id"] for p in side)) or "-"
words = lambda side: " & ".join(dict.fromkeys(p["text"] for p in side)) or "-"
for path in sorted(pathlib.Path(a.lang).glob("*/acts.txt")):
    lang = path.parent.name
    rows = list(proofs(path))
    answer = subprocess.run([a.entente, "code", "--lang", lang], input="\n".join(json.dumps(dict(id=str(r[0]), text=r[1]), ensure_ascii=False) for r in rows),
                            capture_output=True, text=True).stdout
    out = a.out / lang / "corpus"
    out.mkdir(parents=True, exist_ok=True)
    kept = 0
    with open(out / "acts.txt", "w", encoding="utf-8") as f:
        f.write("# Written by train/examples.py out of the + lines of acts.txt. Other reports of a sentence are not listed.\n\n")
        for (n, text, act, actor, recipient, status), line in zip(rows, answer.splitlines()):
            same = lambda x, y: y == "-" and not x or sorted(i for i in ids(x).split(",")) == sorted(y.split(","))
            for r in json.loads(line).get("reports", []):
                inside = all(p["span"][0] >= 0 for p in r["actor"] + r["recipient"])
                if r["act"] == act and same(r["actor"], actor) and same(r["recipient"], recipient) and r["status"] == status and inside:
                    f.write(f"{text}\n  | {r['base_type']} | {r['event_type']} | {words(r['actor'])} | {words(r['recipient'])} | {status} | - | {r['trigger']['text']}\n\n")
                    kept += 1
                    break
    print(f"{lang}: {kept} of {len(rows)} proof sentences labelled")
