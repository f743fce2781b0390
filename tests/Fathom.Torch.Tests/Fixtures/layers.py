"""Writes layers.json: what PyTorch (1.13.1, CPU) computes for the layers, optimizers and schedules that TorchLayerTests runs.

    python3 layers.py > layers.json

Pictures and weights follow tests/Shared/GoldenFormula.cs. Each case is a list of up to 64 values, evenly spaced over the flattened result.
"""
import json, zlib
import numpy, torch
import torch.nn as nn, torch.nn.functional as F

def u01(key, n):
    s = numpy.uint64(zlib.crc32(key.encode())) << numpy.uint64(32)
    with numpy.errstate(over="ignore"):
        z = (s + numpy.arange(1, n + 1, dtype=numpy.uint64)) * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z = z ^ (z >> numpy.uint64(31))
    return (z >> numpy.uint64(11)).astype(numpy.float64) / 2.0 ** 53

def t(key, *shape):
    return torch.tensor(2 * u01(key, int(numpy.prod(shape))) - 1, dtype=torch.float64).reshape(shape)

def shown(x):
    x = x.detach().flatten()
    return x[:: max(1, x.numel() // 64)][:64].tolist()

def filled(module):
    module = module.double()
    for name, value in module.state_dict().items():
        if value.dtype == torch.float64:
            value.copy_(0.5 * t(name, *value.shape) + (1.0 if name.endswith("var") else 0.0))
    return module

cases = {}
x = t("x", 2, 4, 7, 9)
line, volume = t("line", 2, 3, 11), t("volume", 1, 2, 5, 6, 7)
layers = {
    "conv_transpose2d": nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1),
    "conv_transpose2d groups": nn.ConvTranspose2d(4, 6, (3, 5), stride=(2, 3), padding=(1, 2), dilation=(2, 1), groups=2, bias=False),
    "instance_norm2d": nn.InstanceNorm2d(4),
    "instance_norm2d affine": nn.InstanceNorm2d(4, affine=True),
    "instance_norm2d eval": nn.InstanceNorm2d(4, affine=True, track_running_stats=True).eval(),
    "layer_norm": nn.LayerNorm([7, 9]),
    "layer_norm plain": nn.LayerNorm(9, elementwise_affine=False),
    "prelu": nn.PReLU(4),
    "prelu one": nn.PReLU(1),
    "reflection": nn.ReflectionPad2d((1, 2, 3, 4)),
    "replication": nn.ReplicationPad2d((1, 2, 3, 4)),
    "zero": nn.ZeroPad2d((1, 2, 3, 4)),
    "constant": nn.ConstantPad2d(2, 1.5),
    "leaky_relu": nn.LeakyReLU(0.2), "elu": nn.ELU(0.7), "silu": nn.SiLU(), "gelu": nn.GELU(), "relu6": nn.ReLU6(), "softplus": nn.Softplus(2),
    "upsample": nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True),
}
for name, layer in layers.items():
    cases[name] = shown(filled(layer)(x))
tracked = nn.InstanceNorm2d(4, track_running_stats=True).double()
tracked(x)
cases["instance_norm2d running"] = shown(torch.cat([tracked.running_mean, tracked.running_var]))
for mode, align in [("nearest", None), ("nearest-exact", None), ("area", None), ("bilinear", False), ("bilinear", True), ("bicubic", False), ("bicubic", True)]:
    cases[f"interpolate {mode} {align}"] = shown(F.interpolate(x, size=(5, 13), mode=mode, align_corners=align))
    cases[f"interpolate {mode} {align} by"] = shown(F.interpolate(x, scale_factor=(1.7, 0.6), mode=mode, align_corners=align))
for mode in ("bilinear", "bicubic"):
    cases[f"interpolate {mode} antialias"] = shown(F.interpolate(x, size=(4, 5), mode=mode, antialias=True))
for mode, align in [("nearest", None), ("nearest-exact", None), ("area", None), ("linear", False), ("linear", True)]:
    cases[f"interpolate line {mode} {align}"] = shown(F.interpolate(line, size=7, mode=mode, align_corners=align))
for mode, align in [("nearest", None), ("nearest-exact", None), ("area", None), ("trilinear", False), ("trilinear", True)]:
    cases[f"interpolate volume {mode} {align}"] = shown(F.interpolate(volume, size=(3, 8, 5), mode=mode, align_corners=align))
grid = 1.3 * t("grid", 2, 5, 6, 2)
for mode in ("bilinear", "nearest"):
    for padding in ("zeros", "border", "reflection"):
        for align in (False, True):
            cases[f"grid_sample {mode} {padding} {align}"] = shown(F.grid_sample(x, grid, mode, padding, align))
cases["unfold"] = shown(F.unfold(x, (3, 2), dilation=(1, 2), padding=(1, 0), stride=(2, 1)))
cases["fold"] = shown(F.fold(F.unfold(x, 3, padding=1, stride=2), (7, 9), 3, padding=1, stride=2))
p, q = torch.sigmoid(x), (t("q", 2, 4, 7, 9) + 1) / 2
cases["bce"] = shown(F.binary_cross_entropy(p, q))
cases["bce logits"] = shown(F.binary_cross_entropy_with_logits(x, q, pos_weight=torch.tensor(2.0)))
cases["smooth_l1"] = shown(F.smooth_l1_loss(x, q, beta=0.3, reduction="none"))
cases["einsum"] = shown(torch.einsum("bchw,bdhw->bcd", x, x))
cases["lstsq"] = shown(torch.linalg.lstsq(t("A", 6, 3), t("B", 6, 2)).solution)

def descent(name, make):
    weight = t("weight", 3, 4).requires_grad_()
    bias = t("bias", 3).requires_grad_()
    optimizer = make([weight, bias])
    for step in range(5):
        optimizer.zero_grad()
        ((weight @ t(f"input {step}", 4) + bias) ** 3).sum().backward()
        optimizer.step()
    cases[name] = shown(torch.cat([weight.flatten(), bias]))

descent("sgd", lambda w: torch.optim.SGD(w, 0.1))
descent("sgd momentum", lambda w: torch.optim.SGD(w, 0.1, momentum=0.9, dampening=0.2, weight_decay=0.01))
descent("sgd nesterov", lambda w: torch.optim.SGD(w, 0.1, momentum=0.9, nesterov=True, maximize=True))
descent("adam", lambda w: torch.optim.Adam(w, 0.1, weight_decay=0.01, amsgrad=True))
descent("adamw", lambda w: torch.optim.AdamW(w, 0.1, betas=(0.8, 0.9), weight_decay=0.05))

def schedule(name, make):
    optimizer = torch.optim.SGD([{"params": [torch.zeros(1)], "lr": 0.5}, {"params": [torch.zeros(1)], "lr": 0.1}], 1)
    scheduler = make(optimizer)
    rates = []
    for _ in range(30):
        rates += [group["lr"] for group in optimizer.param_groups]
        optimizer.step()
        scheduler.step()
    cases[name] = rates

L = torch.optim.lr_scheduler
schedule("step", lambda o: L.StepLR(o, 7, 0.3))
schedule("multistep", lambda o: L.MultiStepLR(o, [4, 9, 20], 0.5))
schedule("exponential", lambda o: L.ExponentialLR(o, 0.9))
schedule("polynomial", lambda o: L.PolynomialLR(o, 12, 2))
schedule("linear", lambda o: L.LinearLR(o, 0.1, 1.0, 8))
schedule("cosine", lambda o: L.CosineAnnealingLR(o, 20, 0.01))
schedule("lambda", lambda o: L.LambdaLR(o, lambda e: 1 / (1 + e)))
schedule("sequential", lambda o: L.SequentialLR(o, [L.LinearLR(o, 0.1, 1.0, 5), L.CosineAnnealingLR(o, 25)], [5]))
print("{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(values)}" for name, values in cases.items()) + "\n}")
