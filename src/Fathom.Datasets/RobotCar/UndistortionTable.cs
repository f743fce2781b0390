using System.Buffers.Binary;

namespace Fathom.Datasets.RobotCar;

/// <summary>A table of RobotCar's SDK, <c>models/stereo_wide_left_distortion_lut.bin</c>: for each pixel of the undistorted picture the place in the picture as it was taken. float64, little endian: all columns, then all rows, from 0.</summary>
internal sealed class UndistortionTable
{
    private readonly double[] columns;
    private readonly double[] rows;
    private readonly string path;

    private UndistortionTable(string path, double[] columns, double[] rows) => (this.path, this.columns, this.rows) = (path, columns, rows);

    /// <summary>Reads a table.</summary>
    /// <exception cref="DatasetException">It is missing, or no table.</exception>
    public static UndistortionTable Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new DatasetException(path, "there is no such file. RobotCar's SDK has it in its folder 'models'.");
        if (file.Length < 1024 && File.ReadAllText(path).StartsWith("version https://git-lfs", StringComparison.Ordinal))
            throw new DatasetException(path, "no table, but where Git's large file storage has it: 'git lfs pull' in the SDK's folder brings it.");
        if (file.Length % (2 * sizeof(double)) != 0 || file.Length / (2 * sizeof(double)) > PixelBudget.Default.MaxPixels)
            throw new DatasetException(path, $"{file.Length} bytes are no table: it has 16 bytes a pixel. Is the file cut off?");
        var bytes = File.ReadAllBytes(path);
        return new UndistortionTable(path, Half(0), Half(bytes.Length / 2));

        double[] Half(int from)
        {
            var numbers = new double[bytes.Length / (2 * sizeof(double))];
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(from + i * sizeof(double)));
            return numbers;
        }
    }

    /// <summary>The undistorted picture: bilinear at the table's places, black where they are outside of the picture; fractions of a level are cut off, as the SDK does.</summary>
    /// <param name="colours">H×W×3 in quarters of a level, of <see cref="Mosaic"/>.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <exception cref="DatasetException">The table is for another size.</exception>
    public Image Undistort(ushort[] colours, int width, int height)
    {
        if (columns.Length != width * height)
            throw new DatasetException(path, $"the table is for a picture of {columns.Length} pixels; this one has {width}×{height}. RobotCar's are 1280×960.");
        var image = new Image(width, height);
        for (var i = 0; i < columns.Length; i++)
        {
            double u = columns[i], v = rows[i];
            if (!(u >= 0 && v >= 0 && u <= width - 1 && v <= height - 1))
                continue;
            int x = Math.Min((int)u, width - 2), y = Math.Min((int)v, height - 2);
            double right = u - x, down = v - y;
            var at = 3 * (y * width + x);
            for (var channel = 0; channel < 3; channel++, at++)
            {
                var above = Between(colours[at], colours[at + 3], right);
                var below = Between(colours[at + 3 * width], colours[at + 3 * width + 3], right);
                image.Pixels[3 * i + channel] = (byte)(Between(above, below, down) / Mosaic.Steps);
            }
        }
        return image;
    }

    // In this form, what is the same on both sides stays so exactly.
    private static double Between(double from, double to, double share) => from + share * (to - from);
}
