"""The losses of Monodepth2 (sec. 1.5 of its specification) and MiDaS (trimmed, with the gradient term) in plain PyTorch, as their public code computes them."""
import torch
from torch.nn import functional as F


def ssim(x, y):
    x, y = F.pad(x, [1] * 4, "reflect"), F.pad(y, [1] * 4, "reflect")
    mx, my = F.avg_pool2d(x, 3, 1), F.avg_pool2d(y, 3, 1)
    sx, sy = F.avg_pool2d(x**2, 3, 1) - mx**2, F.avg_pool2d(y**2, 3, 1) - my**2
    sxy = F.avg_pool2d(x * y, 3, 1) - mx * my
    n = (2 * mx * my + 0.01**2) * (2 * sxy + 0.03**2)
    d = (mx**2 + my**2 + 0.01**2) * (sx + sy + 0.03**2)
    return torch.clamp((1 - n / d) / 2, 0, 1)


def reprojection(prediction, target):
    return 0.85 * ssim(prediction, target).mean(1, True) + 0.15 * (target - prediction).abs().mean(1, True)


def smoothness(disparity, picture):
    d = disparity / (disparity.mean(2, True).mean(3, True) + 1e-7)
    gx = (d[:, :, :, :-1] - d[:, :, :, 1:]).abs() * torch.exp(-(picture[:, :, :, :-1] - picture[:, :, :, 1:]).abs().mean(1, True))
    gy = (d[:, :, :-1] - d[:, :, 1:]).abs() * torch.exp(-(picture[:, :, :-1] - picture[:, :, 1:]).abs().mean(1, True))
    return gx.mean() + gy.mean()


def rotation(vector):
    angle = torch.norm(vector, 2, 2, True)
    axis = vector / (angle + 1e-7)
    ca, sa = torch.cos(angle), torch.sin(angle)
    c = 1 - ca
    x, y, z = axis[..., 0:1], axis[..., 1:2], axis[..., 2:3]
    r = torch.zeros(vector.shape[0], 4, 4)
    rows = [[x * x * c + ca, x * y * c - z * sa, x * z * c + y * sa], [x * y * c + z * sa, y * y * c + ca, y * z * c - x * sa], [x * z * c - y * sa, y * z * c + x * sa, z * z * c + ca]]
    for i in range(3):
        for j in range(3):
            r[:, i, j] = rows[i][j].squeeze(1).squeeze(1)
    r[:, 3, 3] = 1
    return r


def transformation(axisangle, translation, invert):
    r, t = rotation(axisangle), translation.clone()
    if invert:
        r, t = r.transpose(1, 2), -t
    m = torch.eye(4).repeat(t.shape[0], 1, 1)
    m[:, :3, 3] = t.reshape(-1, 3)
    return r @ m if invert else m @ r


class Monodepth2Loss:
    def __init__(self, batch, height, width):
        y, x = torch.meshgrid(torch.arange(height, dtype=torch.float32), torch.arange(width, dtype=torch.float32), indexing="ij")
        self.pixels = torch.stack([x.flatten(), y.flatten(), torch.ones(height * width)]).repeat(batch, 1, 1)
        self.ones = torch.ones(batch, 1, height * width)
        self.size = (batch, height, width)

    def warp(self, source, depth, k, inverse, motion):
        batch, height, width = self.size
        points = torch.cat([depth.view(batch, 1, -1) * (inverse[:, :3, :3] @ self.pixels), self.ones], 1)
        camera = (k @ motion)[:, :3] @ points
        places = camera[:, :2] / (camera[:, 2:3] + 1e-7)
        places = places.view(batch, 2, height, width).permute(0, 2, 3, 1) / torch.tensor([width - 1.0, height - 1.0])
        return F.grid_sample(source, (places - 0.5) * 2, padding_mode="border", align_corners=True)

    def __call__(self, target, sources, motions, disparities, k, pyramid):
        _, height, width = self.size
        inverse, loss = torch.linalg.inv(k), 0
        for scale, disparity in enumerate(disparities):
            full = F.interpolate(disparity, [height, width], mode="bilinear", align_corners=False)
            depth = 1 / (0.01 + 9.99 * full)
            losses = torch.cat([reprojection(self.warp(s, depth, k, inverse, m), target) for s, m in zip(sources, motions)], 1)
            identity = torch.cat([reprojection(s, target) for s in sources], 1)
            identity = identity + torch.randn(identity.shape) * 1e-5
            loss = loss + torch.cat([identity, losses], 1).min(1)[0].mean() + 1e-3 / 2**scale * smoothness(disparity, pyramid[scale])
        return loss / len(disparities)


def normalized(values, mask):
    shifted = []
    for v, m in zip(values, mask):
        known = v[m]
        shift = known.median()
        scale = (known - shift).abs().mean().clamp(min=1e-6)
        shifted.append((v - shift) / scale)
    return torch.stack(shifted)


def ssi_trim(prediction, target, mask):
    """Trimmed loss + 0.5 · gradients at four scales, per picture, the mean over pictures."""
    residual = normalized(prediction, mask) - normalized(target, mask)
    total = 0
    for r, m in zip(residual, mask):
        known = r[m].abs().sort()[0]
        total = total + known[: int(0.8 * known.numel())].sum() / (2 * known.numel())
    gradient = 0
    for scale in range(4):
        step = 2**scale
        r, m = residual[:, ::step, ::step], mask[:, ::step, ::step].float()
        gx = (m[:, :, 1:] * m[:, :, :-1] * (r[:, :, 1:] - r[:, :, :-1]).abs()).sum((1, 2))
        gy = (m[:, 1:] * m[:, :-1] * (r[:, 1:] - r[:, :-1]).abs()).sum((1, 2))
        gradient = gradient + ((gx + gy) / m.sum((1, 2))).mean()
    return total / len(residual) + 0.5 * gradient
