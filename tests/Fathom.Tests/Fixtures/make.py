#!/usr/bin/python3
"""Makes the fixtures of this folder with Debian's python3-opencv 4.6 and python3-pil, independently of Fathom's bridge.

opencv.json: resizing of a formula picture, and colour maps.   *.jpg: colour models and progressive coding, with the colours that PIL meant.
"""
import json, os
import cv2, numpy as np
from PIL import Image

here = os.path.dirname(os.path.abspath(__file__))
W, H, EVERY = 23, 17, 11
y, x, c = np.mgrid[0:H, 0:W, 0:3]
bytes_in = ((x * 7 + y * 13 + c * 29 + x * y) % 256).astype(np.uint8)
floats_in = ((bytes_in[..., 0].astype(np.float32)) / 16 - 3).astype(np.float32)

variants = {"opencv-nearest": cv2.INTER_NEAREST, "opencv-linear": cv2.INTER_LINEAR, "opencv-area": cv2.INTER_AREA, "opencv-cubic": cv2.INTER_CUBIC}
resized = []
for name, flag in variants.items():
    for w, h in ((10, 7), (46, 34), (31, 9)):
        resized.append({
            "variant": name, "width": w, "height": h,
            "rgb": cv2.resize(bytes_in, (w, h), interpolation=flag).ravel()[::EVERY].tolist(),
            "floats": [float(f"{v:.9g}") for v in cv2.resize(floats_in, (w, h), interpolation=flag).ravel()[::EVERY]],
        })

maps = {"Inferno": cv2.COLORMAP_INFERNO, "Magma": cv2.COLORMAP_MAGMA, "Viridis": cv2.COLORMAP_VIRIDIS, "Turbo": cv2.COLORMAP_TURBO}
ramp = np.arange(256, dtype=np.uint8)[None]
colors = {name: cv2.applyColorMap(ramp, flag)[0, ::17, ::-1].ravel().tolist() for name, flag in maps.items()}
json.dump({"resized": resized, "colors": colors}, open(f"{here}/opencv.json", "w"), separators=(",", ":"))

# Four flat quarters, so that JPEG's losses do not blur what is compared.
quarters = np.zeros((32, 48, 3), np.uint8)
quarters[:16, :24], quarters[:16, 24:], quarters[16:, :24], quarters[16:, 24:] = (200, 30, 40), (20, 180, 60), (30, 50, 220), (240, 240, 20)
rgb = Image.fromarray(quarters)
rgb.save(f"{here}/progressive.jpg", quality=95, progressive=True)
rgb.convert("L").save(f"{here}/grey.jpg", quality=95)
rgb.convert("CMYK").save(f"{here}/cmyk.jpg", quality=95)
