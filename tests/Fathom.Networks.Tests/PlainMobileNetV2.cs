namespace Fathom.Networks.Tests;

/// <summary>MobileNetV2's features by plain loops in double precision, straight from the table in the paper: what the network must agree with.</summary>
internal sealed class PlainMobileNetV2(IReadOnlyDictionary<string, float[]> weights)
{
    private static readonly (int Expansion, int Channels, int Stride)[] Blocks =
    [
        (1, 16, 1),
        (6, 24, 2), (6, 24, 1),
        (6, 32, 2), (6, 32, 1), (6, 32, 1),
        (6, 64, 2), (6, 64, 1), (6, 64, 1), (6, 64, 1),
        (6, 96, 1), (6, 96, 1), (6, 96, 1),
        (6, 160, 2), (6, 160, 1), (6, 160, 1),
        (6, 320, 1),
    ];

    public sealed record Map(double[] Values, int Channels, int Height, int Width);

    /// <summary>Results of features.0 to features.17.</summary>
    public IReadOnlyList<Map> Run(Map picture)
    {
        var x = Relu6(Convolve(picture, "features.0.0", 32, 3, 2, groups: 1));
        var all = new List<Map> { x };
        for (var i = 0; i < Blocks.Length; i++)
        {
            var (expansion, channels, stride) = Blocks[i];
            var name = $"features.{i + 1}.conv";
            var wide = x.Channels * expansion;
            var y = expansion == 1 ? x : Relu6(Convolve(x, $"{name}.0.0", wide, 1, 1, groups: 1));
            y = Relu6(Convolve(y, expansion == 1 ? $"{name}.0.0" : $"{name}.1.0", wide, 3, stride, groups: wide));
            y = Convolve(y, expansion == 1 ? $"{name}.1" : $"{name}.2", channels, 1, 1, groups: 1);
            x = stride == 1 && channels == x.Channels ? y with { Values = [.. y.Values.Zip(x.Values, (a, b) => a + b)] } : y;
            all.Add(x);
        }
        return all;
    }

    private static Map Relu6(Map x) => x with { Values = Array.ConvertAll(x.Values, v => Math.Clamp(v, 0, 6)) };

    private Map Convolve(Map x, string name, int output, int kernel, int stride, int groups)
    {
        var (weight, bias) = (weights[name + ".weight"], weights[name + ".bias"]);
        var (height, width) = ((x.Height + stride - 1) / stride, (x.Width + stride - 1) / stride);
        // SAME: in all (n' − 1)·s + k − n, the smaller half above and on the left.
        var top = Math.Max((height - 1) * stride + kernel - x.Height, 0) / 2;
        var left = Math.Max((width - 1) * stride + kernel - x.Width, 0) / 2;
        var (inputs, outputs) = (x.Channels / groups, output / groups);
        var result = new double[output * height * width];
        for (var o = 0; o < output; o++)
            for (var y = 0; y < height; y++)
                for (var z = 0; z < width; z++)
                {
                    var sum = (double)bias[o];
                    for (var i = 0; i < inputs; i++)
                        for (var ky = 0; ky < kernel; ky++)
                            for (var kx = 0; kx < kernel; kx++)
                            {
                                var (sy, sx) = (y * stride + ky - top, z * stride + kx - left);
                                if (sy < 0 || sx < 0 || sy >= x.Height || sx >= x.Width)
                                    continue;
                                var channel = o / outputs * inputs + i;
                                sum += weight[((o * inputs + i) * kernel + ky) * kernel + kx] * x.Values[(channel * x.Height + sy) * x.Width + sx];
                            }
                    result[(o * height + y) * width + z] = sum;
                }
        return new Map(result, output, height, width);
    }
}
