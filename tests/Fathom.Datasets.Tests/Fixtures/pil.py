#!/usr/bin/python3
"""Makes pil.json with Debian's python3-pil 9.4 and python3-torchvision 0.14.1: changes of colour, rotation, and the training samples of S2R-DepthNet and Monodepth2, of formula pictures."""
import json, os
import numpy as np
from PIL import Image
from torchvision.transforms import functional as F

here = os.path.dirname(os.path.abspath(__file__))


def picture(w, h):
    y, x, c = np.mgrid[0:h, 0:w, 0:3]
    return Image.fromarray(((x * 7 + y * 13 + c * 29 + x * y * (c + 1)) % 256).astype(np.uint8))


small = picture(23, 17)
flat = lambda image: np.asarray(image).ravel().tolist()
floats = lambda values: [float(f"{v:.9g}") for v in np.asarray(values).ravel()]

colours = []
# Every sixth of the circle, at many saturations.
steps = np.arange(0, 256, 15)
cube = Image.fromarray(np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), -1).reshape(-1, steps.size, 3).astype(np.uint8))
changes = {"Brightness": F.adjust_brightness, "Contrast": F.adjust_contrast, "Saturation": F.adjust_saturation, "Hue": F.adjust_hue}
for name, factors in {"Brightness": (0.8, 1.17, 0.953), "Contrast": (0.8, 1.2, 1.07), "Saturation": (0.8, 1.2, 0.99), "Hue": (-0.1, 0.1, 0.03, 0.0, -0.5)}.items():
    for factor in factors:
        colours.append({"change": name, "factor": factor, "rgb": flat(changes[name](small, factor))})
several = F.adjust_brightness(F.adjust_hue(F.adjust_contrast(F.adjust_saturation(small, 1.13), 0.87), -0.07), 1.19)

depth = Image.fromarray((np.add.outer(np.arange(17.0), np.arange(23.0)) / 50).astype(np.float32), "F")
rotations = [{"degrees": d, "rgb": flat(small.rotate(d, Image.BICUBIC)), "floats": floats(depth.rotate(d, Image.BICUBIC))} for d in (4.37, -2.5, 31)]

# S2R-DepthNet's transform, with its numbers given: sky at the upper left, depth in centimetres.
y, x = np.mgrid[0:36, 0:48]
centimetres = np.where((y < 8) & (x < 20), 65535, 300 + 37 * x + 211 * y).astype(np.uint16)
rgb, target = picture(48, 36).resize((32, 20), Image.BICUBIC), Image.fromarray(centimetres.astype(np.int32), "I").resize((32, 20), Image.BICUBIC)
shares = np.asarray(target, np.float32).copy()
shares[shares > 8000] = 8000
shares /= 8000
shares[shares < 0] = 0
target = Image.fromarray(shares, "F")
rgb, target = rgb.transpose(Image.Transpose.FLIP_LEFT_RIGHT), target.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
rgb, target = rgb.rotate(3.21, Image.BICUBIC), target.rotate(3.21, Image.BICUBIC)
rgb = F.adjust_saturation(F.adjust_contrast(F.adjust_brightness(rgb, 0.83), 0.91), 0.97)
s2r = {"rgb": flat(rgb), "target": floats(np.asarray(target, np.float32) * 2 - 1)}

lanczos = picture(61, 37).resize((32, 20), Image.LANCZOS)
monodepth2 = {"plain": flat(lanczos), "mirrored": flat(lanczos.transpose(Image.Transpose.FLIP_LEFT_RIGHT))}
json.dump({"colours": colours, "several": flat(several), "hues": flat(F.adjust_hue(cube, 0.1))[::7], "rotations": rotations, "s2r": s2r, "monodepth2": monodepth2}, open(f"{here}/pil.json", "w"), separators=(",", ":"))
