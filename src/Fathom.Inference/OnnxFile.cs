using System.Text;
using Onnx;

namespace Fathom.Inference;

/// <summary>Looks through an ONNX file before ONNX Runtime opens it: reads its <c>metadata_props</c> and makes sure that all its weights are in it. Reads no weights.</summary>
internal sealed class OnnxFile
{
    private const int DeepestGraph = 32;
    // Default attributes of a function; older schemas lack the name.
    private const int FunctionAttributes = 11;
    // Longer texts are not Fathom's.
    private const int LongestMetadata = 1 << 20;

    private readonly string file;
    private readonly WireReader reader;
    private readonly Dictionary<string, string> metadata = [];

    private OnnxFile(string file, Stream stream) => (this.file, reader) = (file, new WireReader(stream));

    // The messages in which a tensor may be, and nothing else of ONNX.
    private enum Part
    {
        Other,
        Model,
        Training,
        Function,
        Graph,
        Node,
        Attribute,
        SparseTensor,
        Tensor,
        Metadata,
    }

    /// <summary>Reads the file's <c>metadata_props</c>.</summary>
    /// <exception cref="ModelFormatException">The file is not ONNX, is cut short, or keeps weights in other files.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (!stream.CanSeek)
                throw new InvalidDataException("A pipe or device, not a file.");
            var onnx = new OnnxFile(file, stream);
            onnx.Walk(Part.Model, stream.Length, 0);
            return onnx.metadata;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw ModelFormatException.NotOnnx(file, error);
        }
    }

    private void Walk(Part part, long end, int depth)
    {
        if (depth > DeepestGraph)
            throw new InvalidDataException($"Graphs are nested more than {DeepestGraph} deep.");
        while (reader.Next(end))
        {
            if (part == Part.Tensor && (reader.Field == TensorProto.ExternalDataFieldNumber || (reader.Field == TensorProto.DataLocationFieldNumber && reader.Value != 0)))
                throw External();
            switch (reader.IsDelimited ? Inside(part, reader.Field) : Part.Other)
            {
                case Part.Other:
                    reader.Skip();
                    break;
                case Part.Metadata when reader.Value > LongestMetadata:
                    reader.Skip();
                    break;
                case Part.Metadata:
                    ReadEntry(reader.Position + reader.Value);
                    break;
                case var inner:
                    Walk(inner, reader.Position + reader.Value, depth + 1);
                    break;
            }
        }
    }

    private static Part Inside(Part part, int field) => (part, field) switch
    {
        (Part.Model, ModelProto.GraphFieldNumber) => Part.Graph,
        (Part.Model, ModelProto.MetadataPropsFieldNumber) => Part.Metadata,
        (Part.Model, ModelProto.TrainingInfoFieldNumber) => Part.Training,
        (Part.Model, ModelProto.FunctionsFieldNumber) => Part.Function,
        (Part.Training, TrainingInfoProto.InitializationFieldNumber or TrainingInfoProto.AlgorithmFieldNumber) => Part.Graph,
        (Part.Function, FunctionProto.NodeFieldNumber) => Part.Node,
        (Part.Function, FunctionAttributes) => Part.Attribute,
        (Part.Graph, GraphProto.NodeFieldNumber) => Part.Node,
        (Part.Graph, GraphProto.InitializerFieldNumber) => Part.Tensor,
        (Part.Graph, GraphProto.SparseInitializerFieldNumber) => Part.SparseTensor,
        (Part.Node, NodeProto.AttributeFieldNumber) => Part.Attribute,
        (Part.Attribute, AttributeProto.TFieldNumber or AttributeProto.TensorsFieldNumber) => Part.Tensor,
        (Part.Attribute, AttributeProto.GFieldNumber or AttributeProto.GraphsFieldNumber) => Part.Graph,
        (Part.Attribute, AttributeProto.SparseTensorFieldNumber or AttributeProto.SparseTensorsFieldNumber) => Part.SparseTensor,
        (Part.SparseTensor, SparseTensorProto.ValuesFieldNumber or SparseTensorProto.IndicesFieldNumber) => Part.Tensor,
        _ => Part.Other,
    };

    private void ReadEntry(long end)
    {
        string key = "", value = "";
        while (reader.Next(end))
        {
            if (reader is { IsDelimited: true, Field: StringStringEntryProto.KeyFieldNumber })
                key = Encoding.UTF8.GetString(reader.Bytes());
            else if (reader is { IsDelimited: true, Field: StringStringEntryProto.ValueFieldNumber })
                value = Encoding.UTF8.GetString(reader.Bytes());
            else
                reader.Skip();
        }
        metadata[key] = value;
    }

    private ModelFormatException External() => new(
        $"{file} keeps weights in other files (ONNX external data), which could be any file of this computer. A network of Fathom is one file.\n" +
        "Put them inside with ONNX's own library: onnx.save(onnx.load(file), file, save_as_external_data=False).");
}
