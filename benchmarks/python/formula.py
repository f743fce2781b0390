"""Weights and pictures by formula (tests/Shared/GoldenFormula.cs), so that both sides compute the same numbers."""
import zlib
import numpy
import torch


def u01(key, n):
    seed = numpy.uint64(zlib.crc32(key.encode())) << numpy.uint64(32)
    with numpy.errstate(over="ignore"):
        z = (seed + numpy.arange(1, n + 1, dtype=numpy.uint64)) * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z ^= z >> numpy.uint64(31)
    return (z >> numpy.uint64(11)).astype(numpy.float64) / 2.0**53


def fill(module):
    """Fills the state of a module in place, by the names of its state dict."""
    for key, value in module.state_dict().items():
        n, u = value.numel(), u01(key, value.numel())
        if key.endswith("running_mean"):
            x = 0.2 * (u - 0.5)
        elif key.endswith("running_var"):
            x = 0.5 + u
        elif key.endswith("num_batches_tracked"):
            x = 0 * u
        elif value.dim() >= 2:
            x = (2 * u - 1) * numpy.sqrt(3 / (n / value.shape[0])) * numpy.sqrt(2) * 0.9
        elif key.endswith("weight"):
            x = 0.5 + u if n > 1 else 0 * u + 0.25
        else:
            x = 0.2 * (u - 0.5)
        value.copy_(torch.from_numpy(x).reshape(value.shape))
    return module


def image(b, c, h, w, phase=0.0):
    n, k, y, x = numpy.meshgrid(*map(numpy.arange, (b, c, h, w)), indexing="ij")
    picture = 0.5 + 0.2 * numpy.sin(0.11 * x * (k + 1) + 0.5 * n + phase) + 0.2 * numpy.cos(0.07 * y + 0.3 * k + 0.9 * n) + 0.1 * numpy.sin(0.031 * x * y / (1 + k) + phase)
    return torch.from_numpy(picture.astype(numpy.float32))
