#!/usr/bin/python3
"""Makes the fixtures of this folder with Debian's python3-opencv 4.6, python3-pil and imagemagick, independently of Fathom's bridge.

opencv.json, pil.json: resizing of a formula picture, and colour maps.   *.tiff: floats by libtiff and PIL.   *.jpg: colour models and progressive coding, with the colours that PIL meant.   interlaced.png: by ImageMagick.
"""
import json, os, struct, subprocess
import cv2, numpy as np
from PIL import Image

here = os.path.dirname(os.path.abspath(__file__))
W, H, EVERY = 23, 17, 11
y, x, c = np.mgrid[0:H, 0:W, 0:3]
bytes_in = ((x * 7 + y * 13 + c * 29 + x * y) % 256).astype(np.uint8)
floats_in = ((bytes_in[..., 0].astype(np.float32)) / 16 - 3).astype(np.float32)

variants = {"opencv-nearest": cv2.INTER_NEAREST, "opencv-linear": cv2.INTER_LINEAR, "opencv-area": cv2.INTER_AREA, "opencv-cubic": cv2.INTER_CUBIC, "opencv-lanczos4": cv2.INTER_LANCZOS4}
resized = []
for name, flag in variants.items():
    for w, h in ((10, 7), (46, 34), (31, 9)):
        resized.append({
            "variant": name, "width": w, "height": h,
            "rgb": cv2.resize(bytes_in, (w, h), interpolation=flag).ravel()[::EVERY].tolist(),
            "floats": [float(f"{v:.9g}") for v in cv2.resize(floats_in, (w, h), interpolation=flag).ravel()[::EVERY]],
        })

pil = {"pil-bilinear": Image.BILINEAR, "pil-bicubic": Image.BICUBIC, "pil-lanczos": Image.LANCZOS}
resized_pil = []
for name, flag in pil.items():
    for w, h in ((10, 7), (46, 34), (31, 9), (23, 4)):
        resized_pil.append({
            "variant": name, "width": w, "height": h,
            "rgb": np.asarray(Image.fromarray(bytes_in).resize((w, h), flag)).ravel()[::EVERY].tolist(),
            "floats": [float(f"{v:.9g}") for v in np.asarray(Image.fromarray(floats_in).resize((w, h), flag)).ravel()[::EVERY]],
        })
json.dump({"resized": resized_pil}, open(f"{here}/pil.json", "w"), separators=(",", ":"))

maps = {"Inferno": cv2.COLORMAP_INFERNO, "Magma": cv2.COLORMAP_MAGMA, "Viridis": cv2.COLORMAP_VIRIDIS, "Turbo": cv2.COLORMAP_TURBO}
ramp = np.arange(256, dtype=np.uint8)[None]
colors = {name: cv2.applyColorMap(ramp, flag)[0, ::17, ::-1].ravel().tolist() for name, flag in maps.items()}
json.dump({"resized": resized, "colors": colors}, open(f"{here}/opencv.json", "w"), separators=(",", ":"))

# Four flat quarters, so that JPEG's losses do not blur what is compared.
quarters = np.zeros((32, 48, 3), np.uint8)
quarters[:16, :24], quarters[:16, 24:], quarters[16:, :24], quarters[16:, 24:] = (200, 30, 40), (20, 180, 60), (30, 50, 220), (240, 240, 20)
rgb = Image.fromarray(quarters)
rgb.save(f"{here}/progressive.jpg", quality=95, progressive=True)
subprocess.run(["convert", "-size", "48x32", "-depth", "8", "rgb:-", "-strip", "-define", "png:color-type=2", "-interlace", "PNG", f"{here}/interlaced.png"], input=quarters.tobytes(), check=True)
rgb.convert("L").save(f"{here}/grey.jpg", quality=95)
rgb.convert("CMYK").save(f"{here}/cmyk.jpg", quality=95)

# Eighths are exact floats.
eighths = (np.arange(35, dtype=np.float32) / 8).reshape(5, 7)
Image.fromarray(eighths).save(f"{here}/raw.tiff")
Image.fromarray(eighths).save(f"{here}/deflate.tiff", compression="tiff_adobe_deflate")
# PIL writes little endian only: the same file by hand, big endian, one strip.
fields = [(256, 7), (257, 5), (258, 32), (259, 1), (262, 1), (273, 8), (277, 1), (278, 5), (279, 140), (339, 3)]
directory = len(fields).to_bytes(2, "big") + b"".join(struct.pack(">HHII", tag, 4, 1, value) for tag, value in fields) + bytes(4)
open(f"{here}/big-endian.tiff", "wb").write(b"MM\0*" + (148).to_bytes(4, "big") + eighths.astype(">f4").tobytes() + directory)
