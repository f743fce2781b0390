using Fathom.Datasets.Rendering;
using Fathom.Datasets.VirtualKitti;
using Fathom.Tests;
using Fathom.Worlds;

namespace Fathom.Datasets.Tests.Doctor;

/// <summary>A street driven through by day and by night, with two eyes: rendered once, copied for each test, which may then break it.</summary>
public sealed class SoundStreet : TemporaryFolder
{
    public const int Width = 160, Height = 96, Frames = 10;

    public SoundStreet() => new WorldRenderer(new WorldRendering("street", Frames, Width, Height) { Seed = 3, FramesPerSecond = 4, Baseline = 0.3, Conditions = [Condition.Day, Condition.Night] }, this["street"]).Run(2, _ => { }, CancellationToken.None);

    /// <summary>Its frames, in a folder of their own: Camera_0 and Camera_1 by day, then by night; ten frames each, a quarter of a second apart.</summary>
    public List<DatasetFrame> CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(this["street/Scene01"], "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".txt", StringComparison.Ordinal) || file.Contains("/rgb/", StringComparison.Ordinal) || file.Contains("/depth/", StringComparison.Ordinal)))
        {
            var copy = System.IO.Path.Combine(folder, System.IO.Path.GetRelativePath(this["street"], file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return [.. VirtualKitti2.Read(folder).Select((frame, i) => frame with { Time = i % Frames / 4.0 })];
    }
}
