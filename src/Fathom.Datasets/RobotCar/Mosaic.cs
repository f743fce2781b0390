namespace Fathom.Datasets.RobotCar;

/// <summary>
/// A picture as RobotCar's stereo head takes it, through colour filters in the pattern GBRG: rows of G B G B … and R G R G … take turns. Missing colours are the mean of their nearest neighbours (bilinear), as in the SDK.
/// At the picture's edge neighbours are mirrored, so that a filter has its own colour beyond it too; the package that the SDK uses repeats the outermost pixels there, whose filters are others, and spoils the outermost rows and columns.
/// </summary>
internal static class Mosaic
{
    /// <summary>What a value is counted in: quarters, so that means are exact.</summary>
    public const int Steps = 4;

    /// <summary>Fills in the missing colours.</summary>
    /// <param name="raw">H×W.</param>
    /// <param name="width">At least 2.</param>
    /// <param name="height">At least 2.</param>
    /// <returns>H×W×3, R G B, in quarters of a level: 0 to 1020.</returns>
    public static ushort[] Colours(ReadOnlySpan<byte> raw, int width, int height)
    {
        var colours = new ushort[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            var here = raw.Slice(y * width, width);
            var above = raw.Slice(Mirrored(y - 1, height) * width, width);
            var below = raw.Slice(Mirrored(y + 1, height) * width, width);
            // Beside a green pixel stand blue ones in even rows, red ones in odd rows.
            var (beside, other) = y % 2 == 0 ? (2, 0) : (0, 2);
            for (var x = 0; x < width; x++)
            {
                int left = Mirrored(x - 1, width), right = Mirrored(x + 1, width);
                var to = colours.AsSpan(3 * (y * width + x), 3);
                if ((x + y) % 2 == 0)
                {
                    to[1] = (ushort)(4 * here[x]);
                    to[beside] = (ushort)(2 * (here[left] + here[right]));
                    to[other] = (ushort)(2 * (above[x] + below[x]));
                }
                else
                {
                    to[beside] = (ushort)(4 * here[x]);
                    to[1] = (ushort)(here[left] + here[right] + above[x] + below[x]);
                    to[other] = (ushort)(above[left] + above[right] + below[left] + below[right]);
                }
            }
        }
        return colours;
    }

    private static int Mirrored(int i, int size) => i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
}
