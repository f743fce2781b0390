namespace Fathom.Datasets.VirtualKitti;

/// <summary>Virtual KITTI 1.3.1 (Gaidon et al. 2016), one of the sources of S2R-DepthNet: <c>rgb/0001/clone/00000.png</c> and <c>depth/0001/clone/00000.png</c>, 16-bit PNG in centimetres, 65535 the sky and all beyond.</summary>
public static class VirtualKitti1
{
    /// <summary>Reads the frames of a split one after another, as they are asked for.</summary>
    /// <param name="root">The folder of <c>rgb</c> and <c>depth</c>.</param>
    /// <param name="split">A name of <see cref="SplitLists"/>, or a file of lines <c>rgb/0006/clone/00046.png depth/0006/clone/00046.png</c>, as S2R-DepthNet's.</param>
    /// <exception cref="DatasetException">Root or split are missing (at once), or a line is wrong (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string root, string split) => SplitFile.Read(root, split, (line, where) =>
    {
        if (DataText.Words(line) is not [var picture, var depth]
            || picture.Split('/') is not ["rgb", { Length: > 0 } scene, { Length: > 0 } variation, { Length: > 0 } file] || new[] { scene, variation, file }.Contains("..") || depth != $"depth/{scene}/{variation}/{file}")
            throw new DatasetException(where, $"'{line}' is no frame of Virtual KITTI; it is picture and depth: rgb/0006/clone/00046.png depth/0006/clone/00046.png.");
        return new DatasetFrame
        {
            Name = $"{scene}_{variation}_{Path.GetFileNameWithoutExtension(file)}",
            Picture = new(Path.Combine(root, picture)),
            Depth = new Png16Depth(Path.Combine(root, depth), StepsPerMetre: 100) { Sky = ushort.MaxValue },
            Place = "street",
            Condition = variation is "fog" or "rain" or "morning" or "overcast" or "sunset" ? variation : "day",
        };
    });
}
