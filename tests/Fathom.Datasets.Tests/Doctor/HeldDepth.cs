namespace Fathom.Datasets.Tests.Doctor;

/// <summary>Depth in memory that says to be a file.</summary>
internal sealed record HeldDepth(string Path, DepthMap Map) : DepthFile(Path)
{
    public override DepthMap Read(int width, int height) => Map;
}
