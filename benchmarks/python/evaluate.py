#!/usr/bin/python3
"""The oracle of benchmarks/evaluate.sh, with numpy and OpenCV.

    evaluate.py make DIR COUNT sparse|dense    COUNT frames of 1242x375: truth as 16-bit PNG (KITTI's scale), predictions as PFM, and a manifest
    evaluate.py score DIR                      median scaling on two processes; prints the mean of every metric and the frames a second
"""
import json, multiprocessing, os, sys, time
import numpy as np, cv2

W, H = 1242, 375


def make(job):
    folder, i, dense = job
    rng = np.random.default_rng(i)
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    depth = 1.65 * 721 / np.maximum(y - 170, 12)
    for _ in range(12):
        cx, w, z = rng.uniform(0, W), rng.uniform(20, 160), rng.uniform(5, 60)
        depth[(np.abs(x - cx) < w) & (depth > z) & (y < 170 + 1.65 * 721 / z) & (y > 170 - 1.5 * 721 / z)] = z
    prediction = (depth * np.exp(0.08 * np.sin(0.05 * x + i) + 0.004 * rng.standard_normal((H, W))) / 7).astype("<f4")
    known = np.ones((H, W), bool) if dense else (y > 120) & (rng.random((H, W)) < 0.27)
    cv2.imwrite(f"{folder}/truth/{i:04}.png", np.where(known, np.clip(depth * 256, 1, 65535), 0).astype(np.uint16))
    with open(f"{folder}/predictions/{i:04}.pfm", "wb") as f:
        f.write(b"Pf\n%d %d\n-1.0\n" % (W, H) + prediction[::-1].tobytes())


def pfm(path):
    with open(path, "rb") as f:
        f.readline(); w, h = map(int, f.readline().split()); f.readline()
        return np.frombuffer(f.read(), "<f4").reshape(h, w)[::-1]


def boundary(p, g, m):
    """Depth Pro's F1: ten thresholds, four directions."""
    t = np.linspace(1.05, 1.25, 10); precision = np.zeros(10); recall = np.zeros(10); found = 0
    if 2 * np.count_nonzero(m[:-1, :-1] & m[1:, :-1] & m[:-1, 1:]) < np.count_nonzero(m): return None
    for a, b in ((np.s_[:, :-1], np.s_[:, 1:]), (np.s_[:-1], np.s_[1:])):
        k = m[a] & m[b]; rp, rg = p[b][k] / p[a][k], g[b][k] / g[a][k]
        for s in (1, -1):
            for n in range(10):
                e, f = rp ** s > t[n], rg ** s > t[n]; both = np.count_nonzero(e & f)
                precision[n] += both / max(np.count_nonzero(e), 1) / 4; recall[n] += both / max(np.count_nonzero(f), 1) / 4; found += n == 0 and np.count_nonzero(f)
    return np.sum(t * 2 * precision * recall / np.maximum(precision + recall, 1e-12)) / t.sum() if found else None


def score(job):
    folder, frame = job
    g = cv2.imread(f"{folder}/{frame['depth']}", cv2.IMREAD_UNCHANGED) / frame["depth_scale"]
    p = pfm(f"{folder}/predictions/{frame['name']}.pfm").astype(np.float64)
    m = (g > 1e-3) & (g < frame["cap"]); full = p; q = g[m]; p = p[m]
    s = np.median(q) / np.median(p); p = np.clip(p * s, 1e-3, frame["cap"]); full = np.clip(full * s, 1e-3, frame["cap"])
    d = np.log(p) - np.log(q); r = np.maximum(p / q, q / p); e = p - q
    np.histogram(np.abs(e) / q, [0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1, np.inf])
    np.histogram(q, [0, 0.5, 1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 50, 60, 80, np.inf], weights=np.abs(e) / q)
    f1 = boundary(full, g, m)
    return [np.mean(np.abs(e) / q), np.mean(e * e / q), np.sqrt(np.mean(e * e)), np.sqrt(np.mean(d * d)), *(np.mean(r < 1.25 ** k) for k in (1, 2, 3)), 100 * np.mean(r >= 1.25),
            np.mean(np.abs(d)) / np.log(10), 100 * np.sqrt(np.mean(d * d) - np.mean(d) ** 2), 1000 * np.sqrt(np.mean((1 / p - 1 / q) ** 2)), np.nan if f1 is None else f1]


cv2.setNumThreads(0)
if __name__ == "__main__":
    folder = sys.argv[2]
    with multiprocessing.Pool(2) as pool:
        if sys.argv[1] == "make":
            for name in ("truth", "predictions"): os.makedirs(f"{folder}/{name}", exist_ok=True)
            count = int(sys.argv[3]); pool.map(make, [(folder, i, sys.argv[4] == "dense") for i in range(count)])
            with open(f"{folder}/manifest.jsonl", "w") as f:
                for i in range(count): f.write(json.dumps({"rgb": f"rgb/{i:04}.png", "name": f"{i:04}", "depth": f"truth/{i:04}.png", "depth_scale": 256, "cap": 80}) + "\n")
        else:
            start = time.perf_counter()
            frames = [(folder, json.loads(line)) for line in open(f"{folder}/manifest.jsonl")]
            means = np.mean(pool.map(score, frames, chunksize=4), 0)
            print(*(f"{x:.6f}" for x in means), f"{len(frames) / (time.perf_counter() - start):.1f}")
