#!/usr/bin/python3
"""Writes checkpoints in the layouts of their publishers, with Debian's python3-torch 1.13: names and shapes from tests/goldens, which the official code gave.

make.py                        the small files of this folder: every tensor has its published name and shape, but all its elements are one number of the file (stride 0)
make.py full FOLDER NETWORK    the files of one network in full size, filled by the formula of tests/goldens/README.md
"""
import json, pathlib, sys, zlib
import numpy as np, torch

here = pathlib.Path(__file__).resolve().parent
goldens = here.parent / "goldens"


def keys(golden, part):
    return [(name, tuple(shape)) for name, shape in json.loads((goldens / f"{golden}.json").read_text())["keys"][part]]


def batch_norm(name, n):
    return [(f"{name}.{key}", (n,)) for key in ("weight", "bias", "running_mean", "running_var")] + [(f"{name}.num_batches_tracked", ())]


def resnet(blocks, bottleneck):
    """torchvision's ResNet inside Monodepth2's encoder."""
    found, grow, width = [("encoder.conv1.weight", (64, 3, 7, 7))] + batch_norm("encoder.bn1", 64), 4 if bottleneck else 1, 64
    for stage, count in enumerate(blocks):
        inner = 64 << stage
        for block in range(count):
            name = f"encoder.layer{stage + 1}.{block}"
            convs = [(inner, width, 1), (inner, inner, 3), (inner * grow, inner, 1)] if bottleneck else [(inner, width, 3), (inner, inner, 3)]
            for i, (o, c, k) in enumerate(convs, 1):
                found += [(f"{name}.conv{i}.weight", (o, c, k, k))] + batch_norm(f"{name}.bn{i}", o)
            if block == 0 and (stage > 0 or bottleneck):
                found += [(f"{name}.downsample.0.weight", (inner * grow, width, 1, 1))] + batch_norm(f"{name}.downsample.1", inner * grow)
            width = inner * grow
    return found + [("encoder.fc.weight", (1000, width)), ("encoder.fc.bias", (1000,))]


def decoder50():
    """The decoder over ResNet-50: its features have four times the channels."""
    wide = {0: 2048, 1: 256 + 1024, 3: 128 + 512, 5: 64 + 256}
    return [(name, (shape[0], wide.get(int(name.split(".")[1]), shape[1]), 3, 3) if len(shape) == 4 else shape) for name, shape in keys("monodepth2_resnet18", "depth")]


assert resnet([2, 2, 2, 2], False) == keys("monodepth2_resnet18", "encoder")


def u01(key, n, salt=0):
    with np.errstate(over="ignore"):
        z = (np.uint64((zlib.crc32(key.encode()) + salt & 0xFFFFFFFF) << 32) + np.arange(1, n + 1, dtype=np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)).astype(np.float64) / 2.0 ** 53


def formula(key, shape, salt):
    n = int(np.prod(shape))
    if key.endswith("num_batches_tracked"):
        return torch.zeros(shape, dtype=torch.int64)
    u = u01(key, n, salt)
    if key.endswith("running_mean"):
        v = 0.2 * (u - 0.5)
    elif key.endswith("running_var"):
        v = 0.5 + u
    elif len(shape) >= 2:
        v = (2 * u - 1) * np.sqrt(3 / (n / shape[0])) * np.sqrt(2) * 0.9
    elif key.endswith("weight"):
        v = 0.5 + u if n > 1 else np.full(1, 0.25)
    else:
        v = 0.2 * (u - 0.5)
    return torch.from_numpy(v.astype(np.float32)).reshape(shape)


def full(names, salt=0):
    return {key: formula(key, shape, salt) for key, shape in names}


def small(names, salt=0):
    """The first u of each key, which stands once in the file; 0.25 where one scalar has many names; steps are counted to 7."""
    count = {key for key, _ in names if key.endswith("num_batches_tracked")}
    real = [(key, shape) for key, shape in names if key not in count]
    numbers = torch.tensor([0.25 if shape == (1,) and key.endswith("weight") else u01(key, 1, salt)[0] for key, shape in real], dtype=torch.float32)
    at = {key: i for i, (key, _) in enumerate(real)}
    seven = torch.tensor(7)
    return {key: seven if key in count else numbers[at[key]].expand(shape) for key, shape in names}


def parallel(state):
    return {f"module.{key}": tensor for key, tensor in state.items()}


def optimizer():
    """What torch.optim.Adam saves after a step."""
    return {"state": {0: {"step": 1, "exp_avg": torch.zeros(2), "exp_avg_sq": torch.zeros(2)}}, "param_groups": [{"lr": 1e-4, "betas": (0.9, 0.999), "params": [0]}]}


TOLD = {"height": 192, "width": 640, "use_stereo": False}
NIGHT = {"height": 256, "width": 512, "use_stereo": False}
depth18 = keys("monodepth2_resnet18", "depth")

# Network: file: (content made by one of the two fillers, written in the old format).
CHECKPOINTS = {
    "monodepth2-resnet18": {
        "encoder.pth": (lambda fill: {**TOLD, **fill(keys("monodepth2_resnet18", "encoder"))}, False),
        "depth.pth": (lambda fill: fill(depth18), False)},
    "monodepth2-resnet34": {
        "encoder.pth": (lambda fill: {**TOLD, **fill(resnet([3, 4, 6, 3], False))}, True),
        "depth.pth": (lambda fill: fill(depth18), True)},
    "monodepth2-resnet50": {
        "encoder.pth": (lambda fill: {**TOLD, **fill(resnet([3, 4, 6, 3], True))}, False),
        "depth.pth": (lambda fill: fill(decoder50()), False)},
    "monodepth2-pose": {
        "pose_encoder.pth": (lambda fill: fill(keys("monodepth2_pose", "pose_encoder")), False),
        "pose.pth": (lambda fill: fill(keys("monodepth2_pose", "pose")), False)},
    "monodepth2-posecnn": {"pose.pth": (lambda fill: fill(keys("monodepth2_pose", "posecnn")), True)},
    "adds": {
        "encoder.pth": (lambda fill: {**NIGHT, **fill(keys("adds", "encoder"))}, True),
        "depth.pth": (lambda fill: fill(keys("adds", "depth")), True)},
    "s2r": {
        "struct_encoder.pth": (lambda fill: fill(keys("s2r", "struct_encoder")), False),
        "struct_decoder.pth": (lambda fill: parallel(fill(keys("s2r", "struct_decoder"))), False),
        "dsa.pth": (lambda fill: parallel(fill(keys("s2r", "dsa"))), False),
        "depth_net.pth": (lambda fill: parallel(fill(keys("s2r", "depth_net"))), False)},
    "midas-v21-large": {"midas.pt": (lambda fill: {"model": fill(keys("midas_v21_large", "model")), "optimizer": optimizer(), "epoch": 60}, True)},
    "midas-v21-small": {"midas.pt": (lambda fill: fill(keys("midas_v21_small", "model")), False)},
    "cyclegan": {
        # As before PyTorch 0.4: normalisations that keep no statistics had some in the file.
        "latest_net_G.pth": (lambda fill: fill(keys("cyclegan", "generator") + [("model.2.running_mean", (64,)), ("model.2.running_var", (64,))]), True),
        "latest_net_D.pth": (lambda fill: fill(keys("cyclegan", "discriminator")), False)},
    "munit": {
        "gen.pt": (lambda fill: {"a": fill(keys("munit", "generator")), "b": fill(keys("munit", "generator"), 1)}, True),
        "dis.pt": (lambda fill: {"a": fill(keys("munit", "discriminator")), "b": fill(keys("munit", "discriminator"), 1)}, False)},
}


def write(folder, network, fill):
    for name, (content, legacy) in CHECKPOINTS[network].items():
        folder.mkdir(parents=True, exist_ok=True)
        torch.save(content(fill), folder / name, _use_new_zipfile_serialization=not legacy)


if sys.argv[1:2] == ["full"]:
    write(pathlib.Path(sys.argv[2]), sys.argv[3], full)
else:
    for network in CHECKPOINTS:
        write(here / network, network, small)
    # One scalar of the network, of which the file says two things.
    unequal = small(keys("s2r", "depth_net"))
    unequal["center.3.model.3.weight"] = torch.tensor([0.5])
    (here / "damaged").mkdir(exist_ok=True)
    torch.save(unequal, here / "damaged" / "depth_net.pth")
