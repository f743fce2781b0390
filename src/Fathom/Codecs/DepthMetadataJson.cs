using System.Globalization;
using System.Text.Json;

namespace Fathom;

/// <summary><see cref="DepthMetadata"/> as JSON in ASCII. Numbers read back bit for bit; keys of others are ignored.</summary>
internal static class DepthMetadataJson
{
    // Raised when a reader of today would misunderstand a file.
    private const int Version = 1;

    // A dozen numbers; more is not ours.
    public const int LongestJson = 64 << 10;

    /// <summary>The JSON; <paramref name="crc"/> is the checksum of the file that a sidecar describes.</summary>
    public static byte[] Write(DepthMetadata metadata, uint? crc = null)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("kind", metadata.Kind.ToString());
            json.WriteString("unit", metadata.Unit.ToString());
            if (metadata.Camera is { } camera)
            {
                json.WriteStartObject("camera");
                json.WriteNumber("width", camera.Width);
                json.WriteNumber("height", camera.Height);
                json.WriteNumber("fx", camera.Fx);
                json.WriteNumber("fy", camera.Fy);
                json.WriteNumber("cx", camera.Cx);
                json.WriteNumber("cy", camera.Cy);
                json.WriteEndObject();
            }
            if (metadata.Stored is { } stored)
            {
                json.WriteStartObject("stored");
                json.WriteNumber("scale", stored.Scale);
                json.WriteNumber("offset", stored.Offset);
                json.WriteBoolean("zeroIsUnknown", stored.ZeroIsUnknown);
                json.WriteEndObject();
            }
            if (crc is { } checksum)
                json.WriteString("crc32", checksum.ToString("x8", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>Reads back what <see cref="Write"/> wrote.</summary>
    /// <exception cref="PictureException">No such JSON, or it contradicts itself.</exception>
    public static (DepthMetadata Metadata, uint? Crc) Read(ReadOnlySpan<byte> json, string name)
    {
        if (json.Length > LongestJson)
            throw Corrupt(name, $"{json.Length} bytes are not ours");
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            var version = root.GetProperty("version").GetInt32();
            if (version != Version)
                throw new PictureException(name, PictureProblem.Unsupported, $"its description has version {version}; this program reads {Version}. Update Fathom.");
            var kind = Enum.GetValues<DepthKind>().Single(kind => root.GetProperty("kind").ValueEquals(kind.ToString()));
            if (!root.GetProperty("unit").ValueEquals(kind.Unit().ToString()))
                throw Corrupt(name, $"{kind.Describe()} is not in {root.GetProperty("unit")}");
            return (new DepthMetadata(kind, Camera(root, name), Stored(root, name)),
                root.TryGetProperty("crc32", out var crc) ? uint.Parse(crc.GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentNullException)
        {
            throw Corrupt(name, $"not what Fathom writes there ({e.Message.TrimEnd('.')})");
        }
    }

    private static Camera? Camera(JsonElement root, string name)
    {
        if (!root.TryGetProperty("camera", out var camera))
            return null;
        try
        {
            return new Camera(camera.GetProperty("width").GetInt32(), camera.GetProperty("height").GetInt32(),
                camera.GetProperty("fx").GetDouble(), camera.GetProperty("fy").GetDouble(), camera.GetProperty("cx").GetDouble(), camera.GetProperty("cy").GetDouble());
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw Corrupt(name, string.Create(CultureInfo.InvariantCulture, $"no camera has {e.ParamName} = {e.ActualValue}"));
        }
    }

    private static Png16Mapping? Stored(JsonElement root, string name)
    {
        if (!root.TryGetProperty("stored", out var stored))
            return null;
        var mapping = new Png16Mapping(stored.GetProperty("scale").GetDouble(), stored.GetProperty("offset").GetDouble(), stored.GetProperty("zeroIsUnknown").GetBoolean());
        return mapping.Scale >= 0 && double.IsFinite(mapping.Scale) && double.IsFinite(mapping.Offset) ? mapping : throw Corrupt(name, "no scale is negative or infinite");
    }

    private static PictureException Corrupt(string name, string why) =>
        new(name, PictureProblem.Corrupt, $"what it says about its depth ({DepthMetadata.Keyword}) is damaged: {why}. Give the kind in code (LoadPfm, FromPng16), or write the file again.");
}
