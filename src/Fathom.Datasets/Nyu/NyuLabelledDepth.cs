using Fathom.Datasets.Hdf5;

namespace Fathom.Datasets.Nyu;

/// <summary>A depth of NYU's labelled file: metres, stored column by column, 0 = not measured.</summary>
/// <param name="Path">The <c>.mat</c> file.</param>
/// <param name="Index">Its number in the file, from 0.</param>
/// <param name="Quantity">As measured, or filled.</param>
public sealed record NyuLabelledDepth(string Path, int Index, NyuDepth Quantity) : DepthFile(Path)
{
    /// <inheritdoc/>
    public override DepthMap Read(int width, int height)
    {
        var name = Quantity == NyuDepth.Raw ? "rawDepths" : "depths";
        using var file = Hdf5File.Open(Path);
        var depths = file.Dataset(name);
        if (depths is not { Type.IsFloat: true, Shape: [_, var columns, var rows] })
            throw new DatasetException(Path, $"'{name}' is {depths.Describe()}{(depths.Type.IsFloat ? "" : " bytes")}, not N×W×H floats as NYU's.");
        var stored = depths.Type.Floats(depths.Read(Index, 1, PixelBudget.Default.MaxPixels));
        var (w, h) = ((int)columns, (int)rows);
        var metres = new float[stored.Length];
        for (var x = 0; x < w; x++)
            for (var y = 0; y < h; y++)
                metres[y * w + x] = stored[x * h + y];
        return new DepthMap(w, h, metres, DepthKind.MetricDepth, Array.ConvertAll(metres, depth => depth > 0 && float.IsFinite(depth)));
    }
}
