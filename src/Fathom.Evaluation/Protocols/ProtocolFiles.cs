using System.Reflection;
using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>Protocols as files: those of the field, which come with Fathom (<c>protocols/*.yaml</c>), and one's own.</summary>
public static class ProtocolFiles
{
    private const string Prefix = "protocols/", Ending = ".yaml", FirstLine = "title: KITTI, Eigen's split, median scaling";

    /// <summary>Names of the protocols that come with Fathom, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Resources.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..^Ending.Length]).Order(StringComparer.Ordinal)];

    private static Assembly Resources => typeof(ProtocolFiles).Assembly;

    /// <summary>A protocol by name, or of a file that ends in <c>.yaml</c>.</summary>
    /// <param name="name">One of <see cref="Names"/>, or a path.</param>
    /// <exception cref="SettingsException">There is none of the name, or the file is missing or wrong; the message names line, key and what is allowed.</exception>
    public static Protocol Find(string name)
    {
        if (name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            return ProtocolReader.Read(SettingsTree.Load(name, FirstLine), Path.GetFileNameWithoutExtension(name));
        if (!Names.Contains(name))
            throw new SettingsException($"There is no protocol '{name}'. {Suggestion.For(name, Names)} A file of your own ends in .yaml.");
        using var text = new StreamReader(Resources.GetManifestResourceStream(Prefix + name + Ending)!);
        return ProtocolReader.Read(SettingsTree.Parse(text.ReadToEnd(), $"protocol {name}", FirstLine), name);
    }
}
