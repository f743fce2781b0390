using System.IO.Compression;
using System.Text;
using Fathom.Inference;
using Fathom.Tests;
using Fathom.Torch;
using Fathom.Torch.Tests;

namespace Fathom.Benchmarks;

/// <summary>A file that is made to harm.</summary>
/// <param name="Name">The file's name; its ending says which reader it is for.</param>
/// <param name="Content">The file.</param>
internal sealed record AttackFile(string Name, byte[] Content)
{
    private const string Float = "\"dtype\":\"F32\"";

    /// <summary>All, a parser after the other.</summary>
    public static IEnumerable<AttackFile> All =>
    [
        new("header-2-63.safetensors", [0, 0, 0, 0, 0, 0, 0, 0x80, .. "{}"u8]),
        Safetensors("overlap", $"{{\"a\":{{{Float},\"shape\":[2],\"data_offsets\":[0,8]}},\"b\":{{{Float},\"shape\":[1],\"data_offsets\":[4,8]}}}}"),
        Safetensors("gap", $"{{\"a\":{{{Float},\"shape\":[1],\"data_offsets\":[4,8]}}}}"),
        Safetensors("twice-one-name", $"{{\"a\":{{{Float},\"shape\":[1],\"data_offsets\":[0,4]}},\"a\":{{{Float},\"shape\":[1],\"data_offsets\":[4,8]}}}}"),
        Safetensors("wrong-size", $"{{\"a\":{{{Float},\"shape\":[4611686018427387904,4611686018427387904],\"data_offsets\":[0,8]}}}}"),
        new("os-system.pth", File.ReadAllBytes(Path.Combine(Results.Root, "tests", "Fathom.Torch.Tests", "Fixtures", "attack.zip.pth"))),
        new("os-system-legacy.pth", File.ReadAllBytes(Path.Combine(Results.Root, "tests", "Fathom.Torch.Tests", "Fixtures", "attack.legacy.pth"))),
        new("zip-slip.pth", Archive.Of(("a/data.pkl", Empty), ("../../home/.bashrc", [1]))),
        new("zip-bomb.pth", Archive.Of(CompressionLevel.SmallestSize, ("a/data.pkl", Empty), ("a/data/0", new byte[100_000_000]))),
        new("million-marks.pth", Archive.Of(("a/data.pkl", new PickleWriter().Raw(new string('(', 1_000_000)).End()))),
        // A model whose weight "w" lies in /etc/passwd: ModelProto.graph, .initializer, TensorProto with dims, type, name, external_data and data_location.
        new("outside.onnx", [8, 8, .. Field(7, Field(5, [8, 1, 16, 1, .. Field(8, "w"u8), .. Field(13, [.. Field(1, "location"u8), .. Field(2, "/etc/passwd"u8)]), 14 << 3, 1]))]),
        new("absurd.pfm", Encoding.ASCII.GetBytes("Pf\n2000000000 2000000000\n-1.0\n")),
        new("absurd.npy", DepthFileWriter.Npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000, 2000000000), }", [])),
        new("absurd.exr", DepthFileWriter.Exr(3, 2_000_000_000, 2_000_000_000, 0, [("Y", 2)], [[1, 2, 3, 4]])),
        new("absurd.tiff", DepthFileWriter.Tiff((256, 4, 2_000_000_000), (257, 4, 2_000_000_000), (258, 3, 32), (259, 3, 8), (273, 4, 8), (278, 4, 2_000_000_000), (279, 4, 60), (339, 3, 3))),
        new("absurd.png", PngWriter.Write(2_000_000_000, 2_000_000_000, 16, PngWriter.Grey, [])),
        new("absurd.ply", Encoding.ASCII.GetBytes("ply\nformat binary_little_endian 1.0\nelement vertex 9223372036854775807\nproperty double x\nend_header\n")),
    ];

    private static byte[] Empty => new PickleWriter().Raw("}").End();

    /// <summary>Reads a file with the reader for its ending.</summary>
    public static void Read(string file)
    {
        switch (Path.GetExtension(file))
        {
            case ".safetensors":
                Torch.Safetensors.Load(file);
                break;
            case ".pth":
                PyTorchFile.Open(file).Dispose();
                break;
            case ".onnx":
                DepthEstimator.Load(file).Dispose();
                break;
            case ".ply":
                PointCloud.LoadPly(file);
                break;
            case ".png":
                DepthMap.FromPng16(file, 256);
                break;
            default:
                DepthMap.Load(file, DepthKind.MetricDepth);
                break;
        }
    }

    private static AttackFile Safetensors(string name, string header) =>
        new($"{name}.safetensors", [.. BitConverter.GetBytes((long)header.Length), .. Encoding.ASCII.GetBytes(header), .. new byte[8]]);

    // A field of protocol buffers with a length; all here are shorter than 128 bytes.
    private static byte[] Field(int number, ReadOnlySpan<byte> content) => [(byte)(number << 3 | 2), (byte)content.Length, .. content];
}
