"""Draws the tree of every labelled sentence with a parser trained on treebanks alone: WORK/trees/xx/*.conllu.

    python trees.py --entente WORK/entente --out WORK/trees ../lang WORK/examples

Labelled sentences come without trees. Trained on events alone, the rows of the words that tell them drift away from what the tagger and the parser
know ("met" became a preposition), so events and trees of these sentences are learnt together (docs/decisions/encoder-as-one-network.md).
"""
import argparse
import pathlib
import subprocess
import tempfile

import corpus

ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
ap.add_argument("roots", nargs="+", help="folders that hold xx/corpus/*.txt")
ap.add_argument("--entente", required=True, help="the program built with the parser's model")
ap.add_argument("--out", type=pathlib.Path, required=True)
a = ap.parse_args()
for path in corpus.files(a.roots):
    lang = path.parts[-3]
    out = a.out / lang / (path.stem + ".conllu")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as text, open(out, "w", encoding="utf-8") as f:
        text.write("".join(s + "\n" for _, s, _, _ in corpus.blocks(path)))
        text.flush()
        subprocess.run([a.entente, "parse", "--lang", lang, text.name], stdout=f, check=True)
    print(out, flush=True)
