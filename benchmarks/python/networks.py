"""Monodepth2 and MiDaS v2.1 in plain PyTorch, with the layers and the names of their published checkpoints: what the benchmarks compare with."""
import torch
from torch import nn
from torch.nn import functional as F


class BasicBlock(nn.Module):
    def __init__(self, cin, cout, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(cout, cout, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.downsample = nn.Sequential(nn.Conv2d(cin, cout, 1, stride, bias=False), nn.BatchNorm2d(cout)) if stride != 1 or cin != cout else None

    def forward(self, x):
        y = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))
        return self.relu(y + (x if self.downsample is None else self.downsample(x)))


class ResNet18(nn.Module):
    def __init__(self, pictures=1):
        super().__init__()
        self.conv1 = nn.Conv2d(3 * pictures, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        widths = [64, 64, 128, 256, 512]
        for i in range(1, 5):
            setattr(self, f"layer{i}", nn.Sequential(BasicBlock(widths[i - 1], widths[i], 1 if i == 1 else 2), BasicBlock(widths[i], widths[i], 1)))
        self.fc = nn.Linear(512, 1000)


class Encoder(nn.Module):
    def __init__(self, pictures=1):
        super().__init__()
        self.encoder = ResNet18(pictures)

    def forward(self, x):
        e = self.encoder
        features = [e.relu(e.bn1(e.conv1((x - 0.45) / 0.225)))]
        features.append(e.layer1(e.maxpool(features[-1])))
        for layer in (e.layer2, e.layer3, e.layer4):
            features.append(layer(features[-1]))
        return features


class Conv3x3(nn.Module):
    def __init__(self, cin, cout):
        super().__init__()
        self.pad = nn.ReflectionPad2d(1)
        self.conv = nn.Conv2d(cin, cout, 3)

    def forward(self, x):
        return self.conv(self.pad(x))


class ConvBlock(nn.Module):
    def __init__(self, cin, cout):
        super().__init__()
        self.conv = Conv3x3(cin, cout)
        self.nonlin = nn.ELU(inplace=True)

    def forward(self, x):
        return self.nonlin(self.conv(x))


class DepthDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        enc, dec = [64, 64, 128, 256, 512], [16, 32, 64, 128, 256]
        parts = []
        for i in range(4, -1, -1):
            parts.append(ConvBlock(512 if i == 4 else dec[i + 1], dec[i]))
            parts.append(ConvBlock(dec[i] + (enc[i - 1] if i > 0 else 0), dec[i]))
        parts += [Conv3x3(dec[i], 1) for i in range(4)]
        self.decoder = nn.ModuleList(parts)

    def forward(self, features):
        x, disparities = features[4], [None] * 4
        for step, i in enumerate(range(4, -1, -1)):
            x = F.interpolate(self.decoder[2 * step](x), scale_factor=2, mode="nearest")
            x = self.decoder[2 * step + 1](torch.cat([x, features[i - 1]], 1) if i > 0 else x)
            if i < 4:
                disparities[i] = torch.sigmoid(self.decoder[10 + i](x))
        return disparities


class PoseDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.ModuleList([nn.Conv2d(512, 256, 1), nn.Conv2d(256, 256, 3, 1, 1), nn.Conv2d(256, 256, 3, 1, 1), nn.Conv2d(256, 12, 1)])

    def forward(self, feature):
        x = feature
        for conv in self.net[:3]:
            x = F.relu(conv(x))
        x = 0.01 * self.net[3](x).mean(3).mean(2).view(-1, 2, 1, 6)
        return x[..., :3], x[..., 3:]


class Bottleneck(nn.Module):
    def __init__(self, cin, planes, stride):
        super().__init__()
        width = planes * 4
        self.conv1 = nn.Conv2d(cin, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride, 1, groups=32, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, planes * 4, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(planes * 4)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = nn.Sequential(nn.Conv2d(cin, planes * 4, 1, stride, bias=False), nn.BatchNorm2d(planes * 4)) if stride != 1 or cin != planes * 4 else None

    def forward(self, x):
        y = self.relu(self.bn1(self.conv1(x)))
        y = self.bn3(self.conv3(self.relu(self.bn2(self.conv2(y)))))
        return self.relu(y + (x if self.downsample is None else self.downsample(x)))


def resnext101():
    def layer(cin, planes, count, stride):
        return nn.Sequential(Bottleneck(cin, planes, stride), *[Bottleneck(planes * 4, planes, 1) for _ in range(count - 1)])

    trunk = nn.Module()
    trunk.layer1 = nn.Sequential(nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1), layer(64, 64, 3, 1))
    trunk.layer2, trunk.layer3, trunk.layer4 = layer(256, 128, 4, 2), layer(512, 256, 23, 2), layer(1024, 512, 3, 2)
    return trunk


class SameConv(nn.Conv2d):
    """TensorFlow's SAME padding: what is odd goes to the right and the bottom."""

    def forward(self, x):
        def total(n, k, s):
            return max((-(-n // s) - 1) * s + k - n, 0)

        h, w = total(x.shape[2], self.kernel_size[0], self.stride[0]), total(x.shape[3], self.kernel_size[1], self.stride[1])
        if h or w:
            x = F.pad(x, [w // 2, w - w // 2, h // 2, h - h // 2])
        return F.conv2d(x, self.weight, self.bias, self.stride, 0, self.dilation, self.groups)


class Separable(nn.Module):
    def __init__(self, cin, cout, k):
        super().__init__()
        self.conv_dw, self.bn1 = SameConv(cin, cin, k, groups=cin, bias=False), nn.BatchNorm2d(cin, eps=1e-3)
        self.act = nn.ReLU6(inplace=True)
        self.conv_pw, self.bn2 = nn.Conv2d(cin, cout, 1, bias=False), nn.BatchNorm2d(cout, eps=1e-3)

    def forward(self, x):
        return self.bn2(self.conv_pw(self.act(self.bn1(self.conv_dw(x)))))


class Expanded(nn.Module):
    def __init__(self, cin, cout, k, stride):
        super().__init__()
        wide = 6 * cin
        self.conv_pw, self.bn1 = nn.Conv2d(cin, wide, 1, bias=False), nn.BatchNorm2d(wide, eps=1e-3)
        self.conv_dw, self.bn2 = SameConv(wide, wide, k, stride, groups=wide, bias=False), nn.BatchNorm2d(wide, eps=1e-3)
        self.conv_pwl, self.bn3 = nn.Conv2d(wide, cout, 1, bias=False), nn.BatchNorm2d(cout, eps=1e-3)
        self.act = nn.ReLU6(inplace=True)
        self.adds = stride == 1 and cin == cout

    def forward(self, x):
        y = self.act(self.bn1(self.conv_pw(x)))
        y = self.bn3(self.conv_pwl(self.act(self.bn2(self.conv_dw(y)))))
        return y + x if self.adds else y


def efficientnet_lite3():
    def stage(cin, cout, count, k, stride):
        return nn.Sequential(*[Expanded(cin if i == 0 else cout, cout, k, stride if i == 0 else 1) for i in range(count)])

    trunk = nn.Module()
    trunk.layer1 = nn.Sequential(SameConv(3, 32, 3, 2, bias=False), nn.BatchNorm2d(32, eps=1e-3), nn.ReLU6(inplace=True), nn.Sequential(Separable(32, 24, 3)), stage(24, 32, 3, 3, 2))
    trunk.layer2 = nn.Sequential(stage(32, 48, 3, 5, 2))
    trunk.layer3 = nn.Sequential(stage(48, 96, 5, 3, 2), stage(96, 136, 5, 5, 1))
    trunk.layer4 = nn.Sequential(stage(136, 232, 6, 5, 2), stage(232, 384, 1, 3, 1))
    return trunk


class ResidualConvUnit(nn.Module):
    def __init__(self, features, inplace):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(features, features, 3, 1, 1), nn.Conv2d(features, features, 3, 1, 1)
        self.relu = nn.ReLU(inplace=inplace)

    def forward(self, x):
        return self.conv2(self.relu(self.conv1(self.relu(x)))) + x


class Fusion(nn.Module):
    def __init__(self, features, out=None):
        super().__init__()
        if out is not None:
            self.out_conv = nn.Conv2d(features, out, 1)
        self.resConfUnit1, self.resConfUnit2 = ResidualConvUnit(features, out is None), ResidualConvUnit(features, out is None)

    def forward(self, x, skip=None):
        if skip is not None:
            x = x + self.resConfUnit1(skip)
        x = F.interpolate(self.resConfUnit2(x), scale_factor=2, mode="bilinear", align_corners=True)
        return self.out_conv(x) if hasattr(self, "out_conv") else x


class Midas(nn.Module):
    def __init__(self, small):
        super().__init__()
        self.pretrained = efficientnet_lite3() if small else resnext101()
        taps = [32, 48, 136, 384] if small else [256, 512, 1024, 2048]
        widths = [64, 128, 256, 512] if small else [256] * 4
        self.scratch = nn.Module()
        for i in range(4):
            setattr(self.scratch, f"layer{i + 1}_rn", nn.Conv2d(taps[i], widths[i], 3, 1, 1, bias=False))
        for i in range(4, 0, -1):
            setattr(self.scratch, f"refinenet{i}", Fusion(widths[i - 1], widths[max(i - 2, 0)] if small else None))
        head, last = (widths[0], widths[0] // 2) if small else (256, 128)
        self.scratch.output_conv = nn.Sequential(
            nn.Conv2d(head, last, 3, 1, 1), nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False), nn.Conv2d(last, 32, 3, 1, 1), nn.ReLU(True), nn.Conv2d(32, 1, 1), nn.ReLU(True))

    def forward(self, x):
        p, s = self.pretrained, self.scratch
        one = p.layer1(x)
        two = p.layer2(one)
        three = p.layer3(two)
        path = s.refinenet4(s.layer4_rn(p.layer4(three)))
        path = s.refinenet3(path, s.layer3_rn(three))
        path = s.refinenet2(path, s.layer2_rn(two))
        path = s.refinenet1(path, s.layer1_rn(one))
        return s.output_conv(path).squeeze(1)
