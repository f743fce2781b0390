using System.Text.Json;
using Fathom.Tests;

namespace Fathom.Datasets.Tests;

/// <summary>Fixtures/pil.json: what PIL and torchvision make of formula pictures (Fixtures/pil.py).</summary>
internal static class PilGolden
{
    private static readonly JsonElement File =
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Repository.Root, "tests", "Fathom.Datasets.Tests", "Fixtures", "pil.json"))).RootElement;

    public static JsonElement Get(string name) => File.GetProperty(name);

    public static byte[] Bytes(this JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetByte())];

    public static float[] Floats(this JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetSingle())];

    /// <summary>The picture that pil.py starts from.</summary>
    public static Image Picture(int width, int height)
    {
        var picture = new Image(width, height);
        for (var i = 0; i < picture.Pixels.Length; i++)
        {
            var (x, y, c) = (i / 3 % width, i / 3 / width, i % 3);
            picture.Pixels[i] = (byte)(x * 7 + y * 13 + c * 29 + x * y * (c + 1));
        }
        return picture;
    }
}
