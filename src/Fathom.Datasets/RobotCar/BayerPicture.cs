namespace Fathom.Datasets.RobotCar;

/// <summary>A raw picture of RobotCar's stereo head: 8-bit grey PNG of colour filters in the pattern GBRG. It is read in colour (bilinear) and undistorted by the camera's table, step by step as the SDK does.</summary>
public sealed record BayerPicture : FramePicture
{
    private readonly Lazy<UndistortionTable> table;

    internal BayerPicture(string path, Lazy<UndistortionTable> table) : base(path) => this.table = table;

    /// <inheritdoc/>
    public override Image Read()
    {
        var grey = Image.Load(Path);
        if (grey.Width < 2 || grey.Height < 2)
            throw new DatasetException(Path, $"a picture of {grey.Width}×{grey.Height} has no pattern of colours.");
        var raw = new byte[grey.Width * grey.Height];
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = grey.Pixels[3 * i];
            if (grey.Pixels[3 * i + 1] != raw[i] || grey.Pixels[3 * i + 2] != raw[i])
                throw new DatasetException(Path, "a colour picture; RobotCar's raw pictures are grey, with the colours side by side. Was it converted already? Then list it in a manifest.");
        }
        return table.Value.Undistort(Mosaic.Colours(raw, grey.Width, grey.Height), grey.Width, grey.Height);
    }
}
