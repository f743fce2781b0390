"""Monodepth2's way to load triplets, for `benchmarks/Fathom.Benchmarks -- loader`, which starts it with a folder of 0.jpg, 1.jpg, … Reads commands from standard input, one a line, and answers each with one number:

    load SCALES SAMPLES    loads so many samples, all varied at random, by torch's DataLoader with 2 workers; answers with samples per second after the first batch
    mean NUMBER            the mean of the target's plain picture of a frame, neither mirrored nor varied, times 255

What its MonoDataset does to a sample, written anew: PIL opens, mirrors, resizes by LANCZOS (each level of the pyramid from the one before it), torchvision's ColorJitter varies with the same numbers in the same order for all pictures of a sample
(as it did in the versions of its time), ToTensor makes planes, of the plain and of the varied picture. Debian's python3-torch and python3-torchvision.
"""
import os
import random
import sys
import time
import numpy as np
import torch
from PIL import Image
from torchvision import transforms
from torchvision.transforms import functional

WIDTH, HEIGHT, BATCH, WORKERS = 640, 192, 12, 2


def jitter():
    order, brightness, contrast, saturation, hue = transforms.ColorJitter.get_params((0.8, 1.2), (0.8, 1.2), (0.8, 1.2), (-0.1, 0.1))
    changes = [(functional.adjust_brightness, brightness), (functional.adjust_contrast, contrast), (functional.adjust_saturation, saturation), (functional.adjust_hue, hue)]

    def apply(picture):
        for i in order:
            change, factor = changes[i]
            picture = change(picture, factor)
        return picture

    return apply


class Triplets(torch.utils.data.Dataset):
    def __init__(self, folder, scales, samples, vary=True):
        self.folder, self.scales, self.samples, self.vary = folder, scales, samples, vary
        self.frames = len(os.listdir(folder)) - 2
        self.to_tensor = transforms.ToTensor()
        self.resize = [transforms.Resize((HEIGHT >> s, WIDTH >> s), interpolation=transforms.InterpolationMode.LANCZOS) for s in range(scales)]

    def __len__(self):
        return self.samples

    def __getitem__(self, index):
        frame = 1 + index % self.frames
        vary, flip = self.vary and random.random() > 0.5, self.vary and random.random() > 0.5
        change = jitter() if vary else (lambda picture: picture)
        sample = {}
        for offset in (0, -1, 1):
            with open(f"{self.folder}/{frame + offset}.jpg", "rb") as file, Image.open(file) as picture:
                level = picture.convert("RGB")
            if flip:
                level = level.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            for scale in range(self.scales):
                level = self.resize[scale](level)
                sample["color", offset, scale] = self.to_tensor(level)
                sample["color_aug", offset, scale] = self.to_tensor(change(level))
        for scale in range(self.scales):
            k = np.array([[0.58 * WIDTH / 2**scale, 0, 0.5 * WIDTH / 2**scale, 0], [0, 1.92 * HEIGHT / 2**scale, 0.5 * HEIGHT / 2**scale, 0], [0, 0, 1, 0], [0, 0, 0, 1]], dtype=np.float32)
            sample["K", scale], sample["inv_K", scale] = torch.from_numpy(k), torch.from_numpy(np.linalg.pinv(k))
        return sample


def load(folder, scales, samples):
    loader = torch.utils.data.DataLoader(Triplets(folder, scales, samples), BATCH, shuffle=True, num_workers=WORKERS, drop_last=True)
    batches = iter(loader)
    next(batches)
    start, count = time.perf_counter(), 0
    for _ in batches:
        count += BATCH
    return count / (time.perf_counter() - start)


if __name__ == "__main__":
    for line in sys.stdin:
        command, *numbers = line.split()
        if command == "load":
            print(load(sys.argv[1], *map(int, numbers)), flush=True)
        else:
            print(Triplets(sys.argv[1], 1, 0, vary=False)[int(numbers[0]) - 1]["color", 0, 0].double().mean().item() * 255, flush=True)
