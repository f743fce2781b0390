using Google.Protobuf;
using Onnx;

namespace Fathom.Inference;

/// <summary>Reads an ONNX file's <c>metadata_props</c> without loading its weights or ONNX Runtime.</summary>
internal static class OnnxMetadata
{
    private const uint MetadataTag = ModelProto.MetadataPropsFieldNumber << 3 | (uint)WireFormat.WireType.LengthDelimited;

    /// <exception cref="ModelFormatException">The file is not ONNX or is cut short.</exception>
    public static IReadOnlyDictionary<string, string> Read(string file)
    {
        var metadata = new Dictionary<string, string>();
        using var stream = File.OpenRead(file);
        using var input = new CodedInputStream(stream);
        try
        {
            while (input.ReadTag() is not 0 and var tag)
            {
                if (tag != MetadataTag)
                {
                    input.SkipLastField();
                    continue;
                }
                var entry = new StringStringEntryProto();
                input.ReadMessage(entry);
                metadata[entry.Key] = entry.Value;
            }
        }
        catch (InvalidProtocolBufferException error)
        {
            throw ModelFormatException.NotOnnx(file, error);
        }
        return metadata;
    }
}
