"""Writes encode/testdata/hidden.json: what PyTorch makes, in float32, of a few sentences, for the test that holds Go against it.

    python fixtures.py work/net.pt [--base work/base]
"""
import argparse
import base64
import json
import pathlib

import torch

import base
import batches
import net

SENTENCES = """L' Iran a rappelé son ambassadeur à Islamabad .
Pakistan struck hideouts of Baloch separatists in south - eastern Iran with drones and rockets early on Thursday , its army said .
« Cette violation de notre souveraineté est totalement inacceptable » , a déclaré le ministère .
Moscow denies .
Les ambassadeurs des deux pays devraient regagner leur poste d' ici le 26 janvier .
The two sides' envoys met in Doha on 3 March 2021 , for the 12th time .
Die Bundesregierung hat zwei Diplomaten ausgewiesen .
وزير الخارجية الإيراني يصل إلى بغداد
Президент встретился с министром обороны .
外交部 发言人 表示 抗议""".split("\n")

ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
ap.add_argument("checkpoint")
ap.add_argument("--base", default="work/base")
ap.add_argument("--tokenizer", default="work/tokenizer.json", help="of the kept pieces, made by pieces.py")
ap.add_argument("--kept", default="work/kept.json")
ap.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "encode" / "testdata" / "hidden.json")
a = ap.parse_args()
c = torch.load(a.checkpoint, map_location="cpu")
m = net.Net(base.encoder(pathlib.Path(a.base) / "e5-small-q4.bin"), c["meta"])
m.load_state_dict(c["state"])
m.eval()
pieces, kept = batches.Pieces(a.tokenizer), json.load(open(a.kept))
out = []
for s in SENTENCES:
    tokens = s.split()
    ids, attend, first, _ = pieces.rows([tokens])
    old = torch.tensor([[kept[i] for i in ids[0].tolist()]])
    with torch.no_grad():
        x = m.encoder(old, attend)[0][first[0]]
    out.append(dict(tokens=tokens, pieces=ids[0].tolist(), rows=base64.b64encode(x.half().numpy().tobytes()).decode()))
a.out.parent.mkdir(parents=True, exist_ok=True)
a.out.write_text("[\n" + ",\n".join(json.dumps(o, ensure_ascii=False) for o in out) + "\n]\n")
