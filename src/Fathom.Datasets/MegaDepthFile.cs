using Fathom.Datasets.Hdf5;

namespace Fathom.Datasets;

/// <summary>A depth of MegaDepth: the array <c>depth</c> of an HDF5 file, H×W floats, depth up to a scale; 0 = not known.</summary>
/// <param name="Path">The <c>.h5</c> file.</param>
public sealed record MegaDepthFile(string Path) : DepthFile(Path)
{
    /// <summary>True where the file holds marks for an ordinal loss in place of depth: a number below 0.</summary>
    /// <exception cref="DatasetException">The file is missing, damaged or of another kind.</exception>
    public bool IsOrdinal() => Array.Exists(Values().Values, value => value < 0);

    /// <inheritdoc/>
    public override DepthMap Read(int width, int height)
    {
        var (columns, rows, values) = Values();
        return Array.Exists(values, value => value < 0)
            ? throw new DatasetException(Path, "marks of an ordinal loss, no depth: it has numbers below 0. MegaDepth.Read leaves such frames out.")
            : new DepthMap(columns, rows, values, DepthKind.RelativeDepth, Array.ConvertAll(values, value => value > 0 && float.IsFinite(value)));
    }

    private (int Columns, int Rows, float[] Values) Values()
    {
        using var file = Hdf5File.Open(Path);
        var depth = file.Dataset("depth");
        return depth is { Type.IsFloat: true, Shape: [var rows, var columns] }
            ? ((int)columns, (int)rows, depth.Type.Floats(depth.Read(0, rows, PixelBudget.Default.MaxPixels)))
            : throw new DatasetException(Path, $"'depth' is {depth.Describe()}{(depth.Type.IsFloat ? "" : " bytes")}, not H×W floats.");
    }
}
