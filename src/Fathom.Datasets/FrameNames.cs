namespace Fathom.Datasets;

/// <summary>Names that no two frames share.</summary>
public static class FrameNames
{
    /// <summary>Gives frames whose names collide their picture's folders in front, as many as tell them apart: <c>0001</c> becomes <c>left_0001</c> and <c>right_0001</c>.</summary>
    /// <exception cref="DatasetException">One picture is there twice under one name.</exception>
    public static IReadOnlyList<DatasetFrame> MakeDistinct(IReadOnlyList<DatasetFrame> frames)
    {
        var owners = frames.ToLookup(frame => frame.Name, StringComparer.Ordinal);
        return [.. frames.Select(frame => owners[frame.Name].Count() == 1 ? frame : frame with { Name = Longer(frame, [.. owners[frame.Name]]) })];
    }

    private static string Longer(DatasetFrame frame, List<DatasetFrame> same)
    {
        var folders = Folders(frame);
        for (var count = 1; count <= folders.Length; count++)
        {
            var name = Name(frame, count);
            if (same.Count(other => Name(other, count) == name) == 1)
                return name;
        }
        throw new DatasetException(frame.Picture.Path, $"two frames of this picture are called {frame.Name}. Give them different names ('name' in a manifest).");
    }

    private static string Name(DatasetFrame frame, int folders) => string.Join('_', Folders(frame).TakeLast(folders).Append(frame.Name));

    private static string[] Folders(DatasetFrame frame) => Path.GetDirectoryName(Path.GetFullPath(frame.Picture.Path))!.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
}
