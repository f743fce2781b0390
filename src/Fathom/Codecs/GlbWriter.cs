using System.Buffers.Binary;
using System.Text.Json;

namespace Fathom;

/// <summary>Binary glTF 2.0 (Khronos): a header of 12 bytes, a JSON chunk and a BIN chunk; one mesh of points.</summary>
internal static class GlbWriter
{
    private const uint Magic = 0x46546C67;      // glTF
    private const uint JsonChunk = 0x4E4F534A;  // JSON
    private const uint BinaryChunk = 0x004E4942; // BIN
    private const int Floats = 5126, UnsignedShorts = 5123, ArrayBuffer = 34962, Points = 0;
    private const int PositionBytes = 12, ColorBytes = 8;

    // IEC 61966-2-1: sRGB to linear, for the 256 levels.
    private static readonly ushort[] Linear = [.. Enumerable.Range(0, 256).Select(level => level / 255.0)
        .Select(v => (ushort)Math.Round(65535 * (v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4))))];

    public static void Write(PointCloud cloud, Stream stream)
    {
        var binary = (long)cloud.Count * (cloud.Colors is null ? PositionBytes : PositionBytes + ColorBytes);
        var json = Json(cloud, binary);
        var total = 12 + 8 + json.Length + 8 + binary;
        if (total > uint.MaxValue)
            throw new FathomException($"{cloud.Count} points are more than a GLB file of 4 GiB holds. Write PLY, or fewer points.");
        Write(stream, Magic, 2, (uint)total, (uint)json.Length, JsonChunk);
        stream.Write(json);
        Write(stream, (uint)binary, BinaryChunk);
        WritePositions(cloud, stream);
        if (cloud.Colors is not null)
            WriteColors(cloud.Colors, stream);
    }

    private static byte[] Json(PointCloud cloud, long binary)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
            Describe(cloud, binary, json);
        // Chunks are filled to four bytes, JSON with spaces.
        while (bytes.Length % 4 != 0)
            bytes.WriteByte((byte)' ');
        return bytes.ToArray();
    }

    private static void Describe(PointCloud cloud, long binary, Utf8JsonWriter json)
    {
        var colored = cloud.Colors is not null;
        var positions = (long)PositionBytes * cloud.Count;
        json.WriteStartObject();
        json.WritePropertyName("asset");
        json.WriteRawValue($$$"""{"version":"2.0","generator":"Fathom","extras":{"unit":"{{{cloud.UnitName}}}"}}""");
        json.WritePropertyName("extensionsUsed");
        json.WriteRawValue("""["KHR_materials_unlit"]""");
        json.WriteNumber("scene", 0);
        json.WritePropertyName("scenes");
        json.WriteRawValue("""[{"nodes":[0]}]""");
        json.WritePropertyName("nodes");
        json.WriteRawValue("""[{"mesh":0}]""");
        json.WritePropertyName("materials");
        json.WriteRawValue("""[{"extensions":{"KHR_materials_unlit":{}}}]""");
        json.WritePropertyName("meshes");
        json.WriteRawValue($$"""[{"primitives":[{"attributes":{"POSITION":0{{(colored ? ",\"COLOR_0\":1" : "")}}},"mode":{{Points}},"material":0}]}]""");
        json.WritePropertyName("buffers");
        json.WriteRawValue($$"""[{"byteLength":{{binary}}}]""");
        json.WritePropertyName("bufferViews");
        json.WriteRawValue($$"""[{"buffer":0,"byteOffset":0,"byteLength":{{positions}},"target":{{ArrayBuffer}}}"""
            + (colored ? $$""",{"buffer":0,"byteOffset":{{positions}},"byteLength":{{binary - positions}},"byteStride":{{ColorBytes}},"target":{{ArrayBuffer}}}]""" : "]"));
        json.WriteStartArray("accessors");
        json.WriteStartObject();
        WriteAccessor(json, 0, Floats, cloud.Count);
        WriteBounds(cloud, json);
        json.WriteEndObject();
        if (colored)
        {
            json.WriteStartObject();
            WriteAccessor(json, 1, UnsignedShorts, cloud.Count);
            json.WriteBoolean("normalized", true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAccessor(Utf8JsonWriter json, int view, int component, int count)
    {
        json.WriteNumber("bufferView", view);
        json.WriteNumber("componentType", component);
        json.WriteNumber("count", count);
        json.WriteString("type", "VEC3");
    }

    // The standard requires them of positions.
    private static void WriteBounds(PointCloud cloud, Utf8JsonWriter json)
    {
        float[] min = [float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity], max = [.. min.Select(v => -v)];
        for (var i = 0; i < cloud.Positions.Length; i++)
        {
            var value = Sign(i % 3) * cloud.Positions[i];
            (min[i % 3], max[i % 3]) = (Math.Min(min[i % 3], value), Math.Max(max[i % 3], value));
        }
        foreach (var (name, bound) in new[] { ("min", min), ("max", max) })
        {
            json.WriteStartArray(name);
            foreach (var value in bound)
                json.WriteNumberValue(value);
            json.WriteEndArray();
        }
    }

    // From x right, y down, z forward to y up, −z forward.
    private static float Sign(int axis) => axis == 0 ? 1 : -1;

    private static void WritePositions(PointCloud cloud, Stream stream)
    {
        var buffer = new byte[PositionBytes * 4096];
        for (var start = 0; start < cloud.Positions.Length; start += 3 * 4096)
        {
            var part = cloud.Positions.AsSpan(start, Math.Min(3 * 4096, cloud.Positions.Length - start));
            for (var i = 0; i < part.Length; i++)
                BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(4 * i), Sign(i % 3) * part[i]);
            stream.Write(buffer, 0, 4 * part.Length);
        }
    }

    // Three numbers of 16 bits and two bytes of filling: attributes start at multiples of four.
    private static void WriteColors(byte[] colors, Stream stream)
    {
        var buffer = new byte[ColorBytes * 4096];
        for (var start = 0; start < colors.Length; start += 3 * 4096)
        {
            var part = colors.AsSpan(start, Math.Min(3 * 4096, colors.Length - start));
            for (var i = 0; i < part.Length; i++)
                BinaryPrimitives.WriteUInt16LittleEndian(buffer.AsSpan(ColorBytes * (i / 3) + 2 * (i % 3)), Linear[part[i]]);
            stream.Write(buffer, 0, ColorBytes * (part.Length / 3));
        }
    }

    private static void Write(Stream stream, params ReadOnlySpan<uint> words)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var word in words)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
            stream.Write(bytes);
        }
    }
}
