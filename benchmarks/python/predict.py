"""The job of `fathom predict` with PyTorch, OpenCV and MiDaS v2.1 small (weights by formula: the time is the same).

    predict.py PICTURE FOLDER    writes depth.png (16 bits), depth.pfm and preview.png
"""
import os
import sys
import cv2
import numpy as np
import torch
from formula import fill
from networks import Midas

picture, folder = sys.argv[1:]
network = Midas(small=True)
fill(network)
network.eval()

rgb = cv2.cvtColor(cv2.imread(picture), cv2.COLOR_BGR2RGB).astype(np.float32) / 255
scale = min(256 / side for side in rgb.shape[:2])
height, width = (max(32, round(scale * side / 32) * 32) for side in rgb.shape[:2])
small = cv2.resize(rgb, (width, height), interpolation=cv2.INTER_CUBIC)
tensor = torch.from_numpy((small - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]).float().permute(2, 0, 1)[None]
with torch.inference_mode():
    output = network(tensor).reshape(1, 1, height, width)
    depth = torch.nn.functional.interpolate(output, rgb.shape[:2], mode="bicubic", align_corners=False)[0, 0].numpy()

share = (depth - depth.min()) / max(depth.max() - depth.min(), 1e-12)
os.makedirs(folder, exist_ok=True)
cv2.imwrite(os.path.join(folder, "depth.png"), (share * 65535).astype(np.uint16))
cv2.imwrite(os.path.join(folder, "preview.png"), cv2.applyColorMap((share * 255).astype(np.uint8), cv2.COLORMAP_INFERNO))
cv2.imwrite(os.path.join(folder, "depth.pfm"), depth)
