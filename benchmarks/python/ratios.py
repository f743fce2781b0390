"""PyTorch's side of `benchmarks/Fathom.Benchmarks -- ratios`, which starts it. Reads commands from standard input, one a line, and answers each with one line:

    CASE THREADS    builds the case and warms up; answers with a checksum of what it computes
    run             runs it once; answers with milliseconds
"""
import sys
import time
import torch
from formula import fill, image
from losses import Monodepth2Loss, ssi_trim, transformation
from networks import DepthDecoder, Encoder, Midas, PoseDecoder

HEIGHT, WIDTH, BATCH = 192, 640, 2


def forward(network, picture, bfloat16):
    network.eval()
    if bfloat16:
        network, picture = network.to(memory_format=torch.channels_last), picture.to(memory_format=torch.channels_last)

    def run():
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, bfloat16):
            return network(picture).float().mean().item()

    return run


class Clamp(torch.nn.Module):
    def forward(self, x):
        return torch.clamp(x, 0, 6)


def clamped(module):
    """The backward of ReLU6 has no bfloat16 kernel on CPU in this PyTorch; that of clamp has."""
    for name, child in module.named_children():
        if isinstance(child, torch.nn.ReLU6):
            setattr(module, name, Clamp())
        else:
            clamped(child)
    return module


class Monodepth2(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = fill(Encoder()), fill(DepthDecoder())

    def forward(self, x):
        return 1 / (0.01 + 9.99 * self.decoder(self.encoder(x))[0])


def monodepth2_step(bfloat16):
    parts = torch.nn.ModuleList([fill(Encoder()), fill(DepthDecoder()), fill(Encoder(2)), fill(PoseDecoder())])
    if bfloat16:
        parts = parts.to(memory_format=torch.channels_last)
    encoder, decoder, pose_encoder, pose_decoder = parts
    optimizer = torch.optim.Adam(parts.parameters(), 1e-4)
    target, previous, following = (image(BATCH, 3, HEIGHT, WIDTH, phase) for phase in (0.0, 0.1, -0.1))
    k = torch.eye(4).repeat(BATCH, 1, 1)
    k[:, 0, 0], k[:, 0, 2], k[:, 1, 1], k[:, 1, 2] = 0.58 * WIDTH, 0.5 * WIDTH, 1.92 * HEIGHT, 0.5 * HEIGHT
    pyramid = [torch.nn.functional.interpolate(target, [HEIGHT >> s, WIDTH >> s], mode="area") for s in range(4)]
    loss = Monodepth2Loss(BATCH, HEIGHT, WIDTH)

    def layout(x):
        return x.contiguous(memory_format=torch.channels_last) if bfloat16 else x

    def run():
        with torch.autocast("cpu", torch.bfloat16, bfloat16):
            disparities = decoder(encoder(layout(target)))
            before = pose_decoder(pose_encoder(layout(torch.cat([previous, target], 1)))[-1])
            after = pose_decoder(pose_encoder(layout(torch.cat([target, following], 1)))[-1])
        motions = [transformation(before[0][:, 0].float(), before[1][:, 0].float(), True), transformation(after[0][:, 0].float(), after[1][:, 0].float(), False)]
        value = loss(target, [previous, following], motions, [d.float() for d in disparities], k, pyramid)
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
        return value.item()

    return run


def midas_small_step(bfloat16):
    network = fill(Midas(small=True))
    if bfloat16:
        network = clamped(network).to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(network.parameters(), 1e-4)
    picture, target = image(4, 3, 256, 256), image(4, 1, 256, 256, 1.0)[:, 0]
    mask = target > 0.3
    if bfloat16:
        picture = picture.contiguous(memory_format=torch.channels_last)

    def run():
        with torch.autocast("cpu", torch.bfloat16, bfloat16):
            prediction = network(picture)
        value = ssi_trim(prediction.float(), target, mask)
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
        return value.item()

    return run


CASES = {
    "monodepth2-forward": lambda b: forward(Monodepth2(), image(1, 3, HEIGHT, WIDTH), b),
    "midas-small-forward": lambda b: forward(fill(Midas(small=True)), image(1, 3, 256, 256), b),
    "midas-large-forward": lambda b: forward(fill(Midas(small=False)), image(1, 3, 384, 384), b),
    "monodepth2-step": monodepth2_step,
    "midas-small-step": midas_small_step,
}

if __name__ == "__main__":
    run = None
    for line in sys.stdin:
        words = line.split()
        if words == ["run"]:
            start = time.perf_counter()
            run()
            print((time.perf_counter() - start) * 1000, flush=True)
        else:
            name, precision, threads = words
            torch.set_num_threads(int(threads))
            torch.manual_seed(0)
            run = CASES[name](precision == "bfloat16")
            first = run()
            for _ in range(2):
                run()
            print(first, flush=True)
