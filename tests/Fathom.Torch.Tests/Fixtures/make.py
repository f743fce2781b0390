#!/usr/bin/python3
"""Makes the fixtures of this folder with Debian's python3-torch 1.13 and python3-numpy, independently of Fathom's readers.

everything.*.pth: one content in both formats of torch.save and two protocols of pickle; everything.json says what every tensor holds.
The others are small checkpoints of the layouts that people publish, and files that must be refused.
"""
import argparse, collections, json, os, pathlib, struct
import numpy as np, torch
from torch import nn

here = os.path.dirname(os.path.abspath(__file__))
types = {torch.float64: "Float64", torch.float32: "Float32", torch.float16: "Float16", torch.bfloat16: "BFloat16", torch.int64: "Int64", torch.int32: "Int32",
         torch.int16: "Int16", torch.int8: "Int8", torch.uint8: "Byte", torch.bool: "Bool", torch.complex64: "ComplexFloat32", torch.complex128: "ComplexFloat64"}


def path(name):
    return os.path.join(here, name)


def formula(shape, dtype=torch.float32):
    n = int(np.prod(shape))
    return ((torch.arange(n, dtype=torch.float64) * 7 + 3) % 11 - (0 if dtype == torch.uint8 else 5)).reshape(shape).to(dtype)


def hexadecimal(tensor):
    t = tensor.detach().contiguous()
    t = t.view(torch.int16) if t.dtype == torch.bfloat16 else t
    return t.numpy().tobytes().hex()


net = nn.Sequential(nn.Conv2d(2, 3, 3), nn.BatchNorm2d(3), nn.PReLU())
with torch.no_grad():
    for p in net.parameters():
        p.copy_(formula(tuple(p.shape)))
optimizer = torch.optim.Adam(net.parameters())
net(formula((1, 2, 5, 5))).sum().backward()
optimizer.step()
scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [3, 5])

weights = net.state_dict()
for dtype, name in types.items():
    weights[f"type.{name}"] = formula((2, 3), dtype)
base = formula((4, 6))
weights["view.transposed"] = base.t()
weights["view.every_other"] = base[::2, 1::2]
weights["view.row"] = base[2]
weights["view.whole"] = base
weights["view.expanded"] = formula((3, 1)).expand(3, 4)
weights["view.channels_last"] = formula((1, 2, 3, 4)).contiguous(memory_format=torch.channels_last)
weights["view.one_of_many"] = formula((5, 1, 3))[:, :, 1:2]
weights["shape.scalar"] = torch.tensor(2.5)
weights["shape.empty"] = torch.zeros(0, 3)
weights["shape.parameter"] = nn.Parameter(formula((2, 2)))
weights["shape.tied"] = weights["0.bias"]

everything = {
    "state_dict": weights,
    "optimizer": optimizer.state_dict(),
    "scheduler": scheduler.state_dict(),
    "epoch": 7, "rate": 1e-3, "name": "größe", "flag": True, "nothing": None, "big": 2 ** 70, "negative": -5, "large": 2 ** 40, "short": 40000,
    "list": [1, 2.5, "x"], "tuple": (1, (2, 3), 4, 5), "set": {1}, "bytes": b"\x00\xff", "no bytes": b"",
    "numpy": [np.float64(0.25), np.float32(-1.5), np.int64(-7), np.bool_(True), np.uint8(200)], "array": np.arange(3),
    "options": argparse.Namespace(height=192, folder=pathlib.PurePosixPath("a/b")),
    "device": torch.device("cpu"), "size": torch.Size([1, 2]), "dtype": torch.float16, "counter": collections.Counter("aab"), "default": collections.defaultdict(list, a=[1]),
    3: "a number as key",
}
torch.save(everything, path("everything.zip.pth"))
torch.save(everything, path("everything.legacy.pth"), _use_new_zipfile_serialization=False)
torch.save(everything, path("everything.zip4.pth"), pickle_protocol=4)
torch.save(everything, path("everything.legacy4.pth"), pickle_protocol=4, _use_new_zipfile_serialization=False)
json.dump({name: {"type": types[t.dtype], "shape": list(t.shape), "bytes": hexadecimal(t)} for name, t in weights.items()}, open(path("everything.json"), "w"), indent=0)

# Layouts that are published: flat with extra entries, DataParallel's prefix, the training's "model", several networks, no weights.
torch.save({"encoder.conv1.weight": formula((2, 1, 3, 3)), "encoder.bn1.num_batches_tracked": torch.tensor(4), "height": 192, "width": 640, "use_stereo": True}, path("flat.pth"))
torch.save(collections.OrderedDict([("module.conv.weight", formula((2, 1))), ("module.module.bias", formula((2,)))]), path("parallel.pth"), _use_new_zipfile_serialization=False)
torch.save({"model": {"a": formula((2,))}, "optimizer": optimizer.state_dict(), "ema": {"a": formula((2,))}}, path("training.pth"))
torch.save({"a": {"w": formula((2,))}, "b": {"w": formula((3,))}}, path("several.pth"))
torch.save({"epoch": 3, "best": {"loss": 0.5}}, path("none.pth"))
torch.save([formula((2,))], path("list.pth"))

# Refused: a program, a whole object, a pickle that runs something, an element type that libtorch alone knows.
torch.jit.script(nn.Linear(1, 1)).save(path("script.pt"))
torch.save(nn.Linear(1, 1), path("object.pth"))


class Attack:
    def __reduce__(self):
        return os.system, ("touch executed",)


torch.save({"a": formula((2,)), "b": Attack()}, path("attack.zip.pth"))
torch.save({"a": formula((2,)), "b": Attack()}, path("attack.legacy.pth"), _use_new_zipfile_serialization=False)
torch.save({"a": torch.quantize_per_tensor(formula((2,)), 0.1, 0, torch.qint8)}, path("quantised.pth"))

# Safetensors by its description alone: length, JSON, bytes. Spaces after the JSON are allowed.
order = {"F64": torch.float64, "I64": torch.int64, "F32": torch.float32, "BF16": torch.bfloat16, "F16": torch.float16, "U8": torch.uint8, "BOOL": torch.bool, "C64": torch.complex64}
header, data = {"__metadata__": {"format": "pt", "größe": "1"}}, b""
for name, dtype in order.items():
    for shape in ((2, 3), (), (0, 3)):
        tensor = bytes.fromhex(hexadecimal(formula(shape, dtype)))
        header[f"{name}{list(shape)}"] = {"dtype": name, "shape": list(shape), "data_offsets": [len(data), len(data) + len(tensor)]}
        data += tensor
text = json.dumps(header).encode() + b"   "
open(path("python.safetensors"), "wb").write(struct.pack("<Q", len(text)) + text + data)
