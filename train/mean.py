"""The weighted mean of two checkpoints of one line of training: python mean.py FIRST SECOND SHARE OUT (SHARE of the second)."""
import sys

import torch

first, second, share, out = sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4]
a, b = torch.load(first, map_location="cpu"), torch.load(second, map_location="cpu")
a["state"] = {k: (1 - share) * v + share * b["state"][k] if v.is_floating_point() else v for k, v in a["state"].items()}
torch.save(a, out)
