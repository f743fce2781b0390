using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp.Utils;

namespace Fathom.Torch;

/// <summary>What a safetensors file holds: read and checked before any of its tensors.</summary>
/// <param name="Entries">The tensors, in the order of their bytes.</param>
/// <param name="Metadata">Texts by name.</param>
/// <param name="DataOffset">Where the tensors' bytes begin in the file.</param>
public sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataOffset)
{
    /// <summary>The longest header that is read, in bytes: the limit of the format's own library.</summary>
    public const long MaxLength = 100_000_000;

    /// <summary>The name under which the header keeps texts, which no tensor can have.</summary>
    internal const string MetadataKey = "__metadata__";

    /// <summary>Reads the header of a file and checks it: types, shapes and byte ranges agree, and the ranges cover the rest of the file without gap or overlap.</summary>
    /// <exception cref="SafetensorsException">The file is not such a file.</exception>
    /// <exception cref="FathomException">The file cannot be read.</exception>
    public static SafetensorsHeader Read(string path) => Open(path, stream => Read(stream, path));

    /// <summary>Opens a file of weights for a piece of work.</summary>
    /// <exception cref="FathomException">The file cannot be read.</exception>
    internal static T Open<T>(string path, Func<FileStream, T> work)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return work(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FathomException($"{path}: the weights cannot be read: {e.Message}", e);
        }
    }

    internal static SafetensorsHeader Read(Stream stream, string path)
    {
        if (!stream.CanSeek)
            throw new SafetensorsException(path, "A pipe or device, not a file. Save it to a file first.");
        Span<byte> lengthBytes = stackalloc byte[8];
        if (stream.ReadAtLeast(lengthBytes, 8, throwOnEndOfStream: false) < 8)
            throw new SafetensorsException(path, "The file is shorter than 8 bytes.");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length is < 2 or > MaxLength)
            throw new SafetensorsException(path, $"The header claims {length} bytes; it may have 2 to {MaxLength}.");
        if ((long)length > stream.Length - 8)
            throw new SafetensorsException(path, $"The header claims {length} bytes, but the file ends before.");
        var json = new byte[length];
        stream.ReadExactly(json);
        return Parse(json, stream.Length - 8 - (long)length, path);
    }

    /// <summary>The header's bytes, with the length in front, padded to a multiple of 8.</summary>
    internal byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        buffer.Write(stackalloc byte[8]);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteMetadata(json);
            foreach (var entry in Entries)
                WriteEntry(json, entry);
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        var bytes = buffer.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - 8);
        return bytes;
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        if (Metadata.Count == 0)
            return;
        json.WriteStartObject(MetadataKey);
        foreach (var (key, value) in Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, SafetensorsEntry entry)
    {
        json.WriteStartObject(entry.Name);
        json.WriteString("dtype", SafetensorsTypes.Name(entry.Type));
        json.WriteStartArray("shape");
        foreach (var size in entry.Shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(entry.Begin);
        json.WriteNumberValue(entry.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static SafetensorsHeader Parse(byte[] json, long dataLength, string path)
    {
        if (json[0] != '{')
            throw new SafetensorsException(path, "The header does not begin with {.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 });
            var metadata = new Dictionary<string, string>();
            var entries = new List<SafetensorsEntry>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name == MetadataKey)
                    metadata = ParseMetadata(property.Value, path);
                else
                    entries.Add(ParseEntry(property.Name, property.Value, path));
            }
            entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
            CheckCover(entries, dataLength, path);
            return new SafetensorsHeader(entries, metadata, 8 + json.Length);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter: a text that is not Unicode
        {
            throw new SafetensorsException(path, $"The header is not valid JSON: {e.Message}", e);
        }
    }

    private static Dictionary<string, string> ParseMetadata(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new SafetensorsException(path, "The metadata is not an object.");
        var metadata = new Dictionary<string, string>();
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
                throw new SafetensorsException(path, $"The metadata '{property.Name}' is not a text.");
            metadata.Add(property.Name, property.Value.GetString()!);
        }
        return metadata;
    }

    private static SafetensorsEntry ParseEntry(string name, JsonElement element, string path)
    {
        SafetensorsException Wrong(string what) => new(path, $"The tensor '{name}' {what}.");

        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong("is not described by an object");
        if (!element.TryGetProperty("dtype", out var typeName) || typeName.ValueKind != JsonValueKind.String)
            throw Wrong("has no dtype");
        var type = SafetensorsTypes.Find(typeName.GetString()) ?? throw Wrong(SafetensorsTypes.IsForeign(typeName.GetString())
            ? $"has the dtype {typeName.GetString()}, which libtorch 1.13 lacks; convert it where the file was written"
            : $"has the unknown dtype {typeName.GetString()}");
        var shape = Numbers(element, "shape") ?? throw Wrong("has no shape of whole numbers from 0");
        if (Numbers(element, "data_offsets") is not [var begin, var end] || begin > end)
            throw Wrong("has no data_offsets of two ascending numbers");
        if (ByteLength(shape, type) != end - begin)
            throw Wrong($"is {string.Join('×', shape)} {typeName.GetString()}, which does not take the {end - begin} bytes of its data_offsets");
        return new SafetensorsEntry(name, type, shape, begin, end);
    }

    private static long[]? Numbers(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var array) || array.ValueKind != JsonValueKind.Array)
            return null;
        var numbers = new long[array.GetArrayLength()];
        for (var i = 0; i < numbers.Length; i++)
            if (array[i].ValueKind != JsonValueKind.Number || !array[i].TryGetInt64(out numbers[i]) || numbers[i] < 0)
                return null;
        return numbers;
    }

    // Null where it does not fit into 63 bits.
    private static long? ByteLength(long[] shape, TorchSharp.torch.ScalarType type)
    {
        Int128 length = ElementTypes.Size(type);
        foreach (var size in shape)
        {
            length *= size;
            if (length > long.MaxValue)
                return null;
        }
        return (long)length;
    }

    private static void CheckCover(List<SafetensorsEntry> entries, long dataLength, string path)
    {
        long expected = 0;
        foreach (var entry in entries)
        {
            if (entry.Begin < expected)
                throw new SafetensorsException(path, $"The tensor '{entry.Name}' overlaps the one before it.");
            if (entry.Begin > expected)
                throw new SafetensorsException(path, $"There is a gap of {entry.Begin - expected} bytes before the tensor '{entry.Name}'.");
            expected = entry.End;
        }
        if (expected != dataLength)
            throw new SafetensorsException(path, $"The tensors take {expected} bytes, but {dataLength} follow the header.");
    }
}
