using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Assets;

/// <summary>Materials of Wavefront MTL files: a diffuse colour (Kd, taken as sRGB, as most programs show it), or a picture (map_Kd) in its place.</summary>
/// <param name="folder">Where pictures lie.</param>
internal sealed class MtlLibrary(AssetFolder folder)
{
    private const int MostMaterials = 10_000;

    private readonly Dictionary<string, (string File, Vector3? Colour, string? Picture)> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Material> made = new(StringComparer.Ordinal);

    /// <summary>Adds the materials of a file.</summary>
    /// <param name="file">Its name in the folder.</param>
    /// <exception cref="AssetException">It is missing or damaged.</exception>
    public void Add(string file)
    {
        var text = folder.Read(file).AsSpan();
        string? name = null;
        foreach (var range in text.Split((byte)'\n'))
        {
            var words = new Words(text[range]);
            var key = words.Next();
            if (key.SequenceEqual("newmtl"u8))
                entries[name = words.Rest()] = (file, null, null);
            else if (name is not null && key.SequenceEqual("Kd"u8))
                entries[name] = entries[name] with { Colour = Colour(ref words, file) };
            else if (name is not null && key.SequenceEqual("map_Kd"u8))
                entries[name] = entries[name] with { Picture = Picture(ref words) };
            if (entries.Count > MostMaterials)
                throw new AssetException(file, $"more than {MostMaterials} materials.");
        }
    }

    /// <summary>A material by its name; null where there is none of that name, or nothing is said of its colour.</summary>
    /// <exception cref="AssetException">Its picture is missing or damaged.</exception>
    public Material? Find(string name)
    {
        if (made.TryGetValue(name, out var material))
            return material;
        return entries.GetValueOrDefault(name) switch
        {
            (var file, _, { } reference) => made[name] = new Skin(folder.ReferencedPicture(AssetFolder.Resolve(file, reference)), Vector3.One),
            (_, { } colour, null) => made[name] = new Plain(colour, 0.02f, 0.3f),
            _ => null,
        };
    }

    private static Vector3 Colour(ref Words words, string file)
    {
        Span<float> parts = stackalloc float[3];
        foreach (ref var part in parts)
            part = words.TryNumber(out var value) && value is >= 0 and <= 1 ? Palette.Linear((float)value)
                : throw new AssetException(file, "a damaged MTL file: Kd is three numbers from 0 to 1.");
        return new Vector3(parts);
    }

    // The file's name, which may hold blanks, after options such as "-s 1 1 1" or "-clamp on".
    private static string Picture(ref Words words)
    {
        var rest = words;
        while (!rest.IsAtEnd)
        {
            var word = rest.Next();
            if (word[0] == '-')
            {
                words = rest;
                var value = rest;
                while (!value.IsAtEnd && IsValue(value.Next()))
                    words = rest = value;
            }
            else
                break;
        }
        return words.Rest();

        static bool IsValue(ReadOnlySpan<byte> word) => word.SequenceEqual("on"u8) || word.SequenceEqual("off"u8)
            || double.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out _);
    }
}
