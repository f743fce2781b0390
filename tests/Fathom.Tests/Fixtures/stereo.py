#!/usr/bin/python3
"""Prints stereo.json: matching of formula pictures with Debian's python3-opencv 4.6, independently of Fathom's bridge.   ./stereo.py > stereo.json

A slanted wall with a square before it and an even patch on it; disparities in sixteenths of a pixel, null where unknown.
"""
import json
import cv2, numpy as np

W, H = 160, 96
BLOCK, CAP, UNIQUENESS, SPECKLE, WINDOW = 5, 31, 10, 100, 9


def texture(x, y, c):
    h = (x * 374761393 + y * 668265263 + c * 974634721) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    return (h >> 16) & 255


def picture(eye, shift):
    """Eye 0 or 1. Points of the wall are at column u of the left picture and u - disparity - shift of the right one."""
    rgb = np.zeros((H, W, 3), np.uint8)
    y, x, c = np.mgrid[0:H, 0:W, 0:3].astype(np.int64)
    wall = np.where(y < 48, 4, 9)
    u = x + eye * (wall + shift)
    rgb[:] = np.where((u >= 110) & (u < 140), 90, texture(u // 2, y // 2, c))
    v = x + eye * (25 + shift)
    near = (v >= 50) & (v < 90) & (y >= 20) & (y < 70)
    return np.where(near, texture(v, y, c + 7), rgb).astype(np.uint8)


def one_way(first, second, smallest, count):
    left, right = max(smallest + count, 0), max(-smallest, 0)
    first, second = (np.pad(p, ((0, 0), (left, right)), mode="edge") for p in (first, second))
    matcher = cv2.StereoSGBM_create(smallest, count, BLOCK, 8 * BLOCK ** 2, 32 * BLOCK ** 2, -1, CAP, UNIQUENESS, 0, 0, cv2.STEREO_SGBM_MODE_HH)
    return matcher.compute(first, second)[:, left:left + W].astype(int)


def match(left, right, smallest, count):
    left, right = (cv2.cvtColor(p, cv2.COLOR_RGB2GRAY) for p in (left, right))
    there = one_way(left, right, smallest, count)
    back = one_way(right[:, ::-1], left[:, ::-1], smallest, count)[:, ::-1]
    x = np.arange(W)[None] - (there + 8) // 16
    found = np.take_along_axis(back, x.clip(0, W - 1), 1)
    slope = np.abs(cv2.Sobel(left, cv2.CV_32F, 1, 0)) / 8
    known = (x >= 0) & (x < W) & (there >= smallest * 16) & (found >= smallest * 16) & (np.abs(found - there) <= 16)
    known &= cv2.blur(slope, (WINDOW, WINDOW)) >= 0.5 - 1e-4
    unknown = (smallest - 1) * 16
    result = np.where(known, there, unknown).astype(np.int16)
    cv2.filterSpeckles(result, unknown, SPECKLE, 16)
    return result, unknown


cases = []
for smallest, count, shift in ((0, 48, 0), (-16, 48, -8)):
    result, unknown = match(picture(0, shift), picture(1, shift), smallest, count)
    # Every seventh pixel.
    cases.append({"smallest": smallest, "largest": smallest + count - 1, "shift": shift, "every": 7,
                  "disparities": [None if d == unknown else int(d) for d in result.ravel()[::7]]})
print(json.dumps(cases, separators=(",", ":")))
