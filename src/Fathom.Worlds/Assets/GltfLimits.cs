using System.Buffers.Binary;
using System.Text.Json;

namespace Fathom.Worlds.Assets;

/// <summary>Looks a glTF file through before it is read: what it claims must be no more than a mesh may have, and what it needs must be what is read.</summary>
internal static class GltfLimits
{
    private const uint Magic = 0x46546C67;     // glTF
    private const uint JsonChunk = 0x4E4F534A; // JSON
    private const int Deepest = 64, MostItems = 10_000;

    /// <summary>Refuses what must not be read.</summary>
    /// <exception cref="AssetException">It is damaged or too large, or needs an extension.</exception>
    public static void Check(ReadOnlyMemory<byte> file, string name)
    {
        try
        {
            // Of two lists of one name, another reader might take the one that was not looked at.
            using var json = JsonDocument.Parse(Json(file, name), new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw Broken(name, "its JSON is no object");
            Extensions(json.RootElement, name);
            Counts(json.RootElement, name);
            Nodes(json.RootElement, name);
        }
        catch (JsonException error)
        {
            throw new AssetException(name, $"a damaged glTF file: its JSON breaks off or errs in line {error.LineNumber + 1}. Write it again.", error);
        }
    }

    // All of a .gltf file, the first chunk of a .glb file. The other chunks must end where the file does, or before.
    private static ReadOnlyMemory<byte> Json(ReadOnlyMemory<byte> file, string name)
    {
        var bytes = file.Span;
        if (bytes.Length < 20 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
            return bytes.StartsWith("\uFEFF"u8) ? file[3..] : file;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != 2)
            throw Broken(name, "it is not of version 2");
        for (long at = 12; at < bytes.Length; at += 8)
        {
            if (bytes.Length - at < 8 || BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]) is var length && length > bytes.Length - at - 8)
                throw Broken(name, "it ends within a chunk");
            at += length;
        }
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]) == JsonChunk ? file.Slice(20, (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..])) : throw Broken(name, "its first chunk is not JSON");
    }

    private static void Extensions(JsonElement root, string name)
    {
        foreach (var extension in Items(root, "extensionsRequired"))
            throw new AssetException(name, $"it requires the extension {AssetFolder.Shown(extension.ToString())}, and no extension is read. Export it without.");
    }

    private static void Counts(JsonElement root, string name)
    {
        foreach (var list in root.EnumerateObject().Where(list => list.Value.ValueKind == JsonValueKind.Array && list.Value.GetArrayLength() > MostItems))
            throw new AssetException(name, $"more than {MostItems} {AssetFolder.Shown(list.Name)}. Join them before exporting.");
        foreach (var accessor in Items(root, "accessors"))
        {
            if (Number(accessor, "count") is not (>= 0 and <= AssetModelBuilder.MostVertices))
                throw new AssetException(name, $"an accessor of {Shown(accessor, "count")} items; the limit is {AssetModelBuilder.MostVertices}. Simplify the mesh.");
            if (accessor.ValueKind == JsonValueKind.Object && accessor.TryGetProperty("sparse", out _))
                throw new AssetException(name, "sparse accessors are not read. Export it without.");
        }
        foreach (var buffer in Items(root, "buffers"))
            if (Number(buffer, "byteLength") is not (>= 0 and <= AssetFolder.MostBytes))
                throw new AssetException(name, $"a buffer of {Shown(buffer, "byteLength")} bytes; the limit is {AssetFolder.MostBytes}.");
    }

    // A forest: every node has one parent at most, and none is its own ancestor, or whoever walks along would not come back.
    private static void Nodes(JsonElement root, string name)
    {
        var nodes = Items(root, "nodes").ToArray();
        var parent = new int[nodes.Length];
        Array.Fill(parent, -1);
        for (var i = 0; i < nodes.Length; i++)
            foreach (var child in Items(nodes[i], "children"))
            {
                if (child.ValueKind != JsonValueKind.Number || !child.TryGetInt32(out var index) || index < 0 || index >= nodes.Length || parent[index] >= 0)
                    throw Broken(name, $"node {i} has the child {AssetFolder.Shown(child.ToString())}, which is none, or another's");
                parent[index] = i;
            }
        for (var i = 0; i < nodes.Length; i++)
        {
            var depth = 0;
            for (var at = parent[i]; at >= 0; at = parent[at])
                if (++depth > Deepest)
                    throw Broken(name, $"its nodes lie more than {Deepest} deep, or in a circle");
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string list) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static double? Number(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;

    private static string Shown(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) ? AssetFolder.Shown(value.ToString()) : "(nothing)";

    private static AssetException Broken(string name, string what) => new(name, $"a damaged glTF file: {what}. Write it again.");
}
