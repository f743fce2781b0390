using System.Buffers.Binary;
using System.Text;
using Fathom.Tests;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class SafetensorsTests
{
    private static readonly ScalarType[] Types =
        [float64, float32, float16, bfloat16, int64, int32, int16, int8, uint8, ScalarType.Bool];

    [Fact]
    public void Any_tensors_survive_a_round_trip()
    {
        using var folder = new TemporaryFolder();
        var file = folder["any.safetensors"];
        var tensors =
            from name in ArbMap.Default.GeneratorFor<NonEmptyString>()
            from type in Gen.Elements(Types)
            from shape in Gen.Choose(0, 4).ArrayOf()
            where shape.Length <= 4
            select (Name: name.Get, Type: type, Shape: Array.ConvertAll(shape, size => (long)size));
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>();
        var cases = from list in tensors.ListOf() from key in texts from value in texts select (list, key.Get, value.Get);

        Prop.ForAll(cases.ToArbitrary(), entry =>
        {
            using var scope = NewDisposeScope();
            var (list, key, value) = entry;
            var written = new Dictionary<string, Tensor>();
            foreach (var (name, type, shape) in list.Where(tensor => IsText(tensor.Name)))
                written[name] = randint(0, 2, shape).to(type);
            var metadata = IsText(key) && IsText(value) ? new Dictionary<string, string> { [key] = value } : [];
            Safetensors.Save(file, written, metadata);
            var bytes = File.ReadAllBytes(file);
            var read = Safetensors.Load(file, out var texts);
            Safetensors.Save(file, read, texts);
            return bytes.SequenceEqual(File.ReadAllBytes(file))
                && metadata.OrderBy(text => text.Key).SequenceEqual(texts.OrderBy(text => text.Key))
                && written.Count == read.Count
                && written.All(tensor => read[tensor.Key].dtype == tensor.Value.dtype && read[tensor.Key].equal(tensor.Value));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var file = folder["one.safetensors"];
        // In memory column by column; in the file row by row.
        Safetensors.Save(file, new Dictionary<string, Tensor> { ["w"] = tensor(new float[,] { { 1, 2 }, { 3, 4 } }).t() }, new Dictionary<string, string> { ["by"] = "test" });
        var bytes = File.ReadAllBytes(file);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            """{"__metadata__":{"by":"test"},"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}""",
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd());
        Assert.Equal([1f, 3f, 2f, 4f], Enumerable.Range(0, 4).Select(i => BitConverter.ToSingle(bytes, 8 + length + 4 * i)));
    }

    [Fact]
    public void A_file_by_another_writer_is_read()
    {
        using var scope = NewDisposeScope();
        var tensors = Safetensors.Load(Fixture.File("python.safetensors"), out var metadata);
        Assert.Equal([new("format", "pt"), new("größe", "1")], metadata);
        Assert.Equal(8 * 3, tensors.Count);
        foreach (var type in (string[])["F64", "I64", "F32", "BF16", "F16", "BOOL", "C64"])
        {
            Assert.Equal([2, 3], tensors[$"{type}[2, 3]"].shape);
            Assert.Equal([], tensors[$"{type}[]"].shape);
            Assert.Equal([0, 3], tensors[$"{type}[0, 3]"].shape);
            var expected = tensor(new double[] { -2, 5, 1, -3, 4, 0 }).reshape(2, 3);
            var found = tensors[$"{type}[2, 3]"].to(float64);
            Assert.True(found.equal(type == "BOOL" ? expected.ne(0).to(float64) : expected), type);
        }
        Assert.True(tensors["U8[2, 3]"].equal(tensor(new byte[] { 3, 10, 6, 2, 9, 5 }).reshape(2, 3)));
    }

    [Theory]
    [InlineData("", "The file is shorter than 8 bytes.")]
    [InlineData("short", "The file is shorter than 8 bytes.")]
    [InlineData("\u0001\0\0\0\0\0\0\0{", "The header claims 1 bytes; it may have 2 to 100000000.")]
    [InlineData("\0\0\0\0\0\0\0\u0001{}", "The header claims 72057594037927936 bytes; it may have 2 to 100000000.")]
    [InlineData("\0\0\0\0\0\0\0\u0080{}", "The header claims 9223372036854775808 bytes; it may have 2 to 100000000.")]
    [InlineData("\0\u00E1\u00F5\u0005\0\0\0\0{}", "The header claims 100000000 bytes, but the file ends before.")]
    [InlineData("\u0040\0\0\0\0\0\0\0{}", "The header claims 64 bytes, but the file ends before.")]
    public void A_damaged_front_is_refused(string content, string message) => Refused(Encoding.Latin1.GetBytes(content), message);

    [Theory]
    [InlineData("[]", "The header does not begin with {.")]
    [InlineData("{\"a\":", "The header is not valid JSON: ")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", "The header is not valid JSON: ")]
    [InlineData("{\"\\ud800\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "The header is not valid JSON: ")]
    [InlineData("{\"a\":1}", "The tensor 'a' is not described by an object.")]
    [InlineData("{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}", "The tensor 'a' has no dtype.")]
    [InlineData("{\"a\":{\"dtype\":\"F8\",\"shape\":[2],\"data_offsets\":[0,8]}}", "The tensor 'a' has the unknown dtype F8.")]
    [InlineData("{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[8],\"data_offsets\":[0,8]}}", "The tensor 'a' has the dtype F8_E4M3, which libtorch 1.13 lacks")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,9223372036854775807,0],\"data_offsets\":[0,0]}}", "The tensor 'a' is ")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} x", "The header is not valid JSON: ")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"dtype\":\"I32\"}}", "The header is not valid JSON: ")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "The header is not valid JSON: ")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}", "The tensor 'a' has no shape of whole numbers from 0.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}}", "The tensor 'a' has no shape of whole numbers from 0.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}", "The tensor 'a' has no data_offsets of two ascending numbers.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4,8]}}", "The tensor 'a' has no data_offsets of two ascending numbers.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", "The tensor 'a' is 3 F32, which does not take the 8 bytes of its data_offsets.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4611686018427387904],\"data_offsets\":[0,8]}}", "The tensor 'a' is 4611686018427387904×4611686018427387904 F32, which")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", "There is a gap of 4 bytes before the tensor 'a'.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", "The tensor 'b' overlaps the one before it.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "The tensors take 4 bytes, but 8 follow the header.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", "The tensors take 16 bytes, but 8 follow the header.")]
    [InlineData("{\"a\":{\"dtype\":\"BOOL\",\"shape\":[8],\"data_offsets\":[0,8]}}", "The tensor 'a' holds truth values other than 0 and 1.")]
    [InlineData("{\"__metadata__\":{\"n\":1},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "The metadata 'n' is not a text.")]
    [InlineData("{\"__metadata__\":[],\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "The metadata is not an object.")]
    public void A_header_that_lies_is_refused(string header, string message)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + json.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        bytes.AsSpan(8 + json.Length).Fill(0x40);
        Refused(bytes, message);
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<FathomException>(() => Safetensors.Load(folder["none.safetensors"]));
        Assert.Contains("none.safetensors: the weights cannot be read", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<FathomException>(() => SafetensorsHeader.Read(folder["none.safetensors"]));
        Assert.Contains("none.safetensors: the weights cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_cannot_have_the_name_of_the_texts()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ArgumentException>(() => Safetensors.Save(folder["w.safetensors"], new Dictionary<string, Tensor> { ["__metadata__"] = ones(1) }));
        Assert.Contains("No tensor can be named '__metadata__'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Safetensors.Save(folder["w.safetensors"], new Dictionary<string, Tensor> { ["w"] = ones(1).to(ScalarType.ComplexFloat64) }));
        Assert.False(File.Exists(folder["w.safetensors"]));
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var file = folder["weights.safetensors"];
        Safetensors.Save(file, new Dictionary<string, Tensor> { ["a"] = ones(2) });
        var before = File.ReadAllBytes(file);
        var disposed = ones(2);
        disposed.Dispose();
        Assert.ThrowsAny<Exception>(() => Safetensors.Save(file, [new("a", ones(3)), new("b", disposed)]));
        Assert.Throws<ArgumentException>(() => Safetensors.Save(file, [new("a", ones(3)), new("a", ones(3))]));
        Assert.Equal(before, File.ReadAllBytes(file));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!));
    }

    private static bool IsText(string text) => !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');

    private static void Refused(byte[] content, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("bad.safetensors", content);
        var (before, live) = (GC.GetAllocatedBytesForCurrentThread(), Gate.LiveTensors);
        var error = Assert.Throws<SafetensorsException>(() => Safetensors.Load(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
        // The numbers are in native memory, which that does not count.
        Assert.Equal(live, Gate.LiveTensors);
        Assert.StartsWith($"{file}: {message}", error.Message, StringComparison.Ordinal);
    }
}
