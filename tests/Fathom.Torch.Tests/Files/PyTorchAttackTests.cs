using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

/// <summary>Files that are made to harm: refused with the reason, after no more work than finding it takes.</summary>
public sealed class PyTorchAttackTests
{
    private const long MostMemory = 10_000_000;

    [Theory]
    [InlineData("attack.zip.pth")]
    [InlineData("attack.legacy.pth")]
    public void A_pickle_that_runs_a_command_is_refused(string name)
    {
        Refused(Fixture.Bytes(name), "The file wants Python to call posix.system when it is opened, which no tensor needs. It was refused, and nothing was run.");
        Assert.False(File.Exists("executed"));
    }

    [Theory]
    [InlineData("builtins", "eval")]
    [InlineData("builtins", "getattr")]
    [InlineData("builtins", "__import__")]
    [InlineData("subprocess", "Popen")]
    [InlineData("torch.load", "x")]
    [InlineData("torch.hub", "load")]
    [InlineData("torch.storage", "_load_from_bytes")]
    [InlineData("runpy", "_run_code")]
    [InlineData("functools", "partial")]
    [InlineData("operator", "attrgetter")]
    [InlineData("collections.OrderedDict.__class__", "mro")]
    public void A_call_outside_the_table_is_refused(string module, string function)
    {
        var call = new PickleWriter().Name(module, function).Text("x").Raw([0x85]).Raw("R").End();
        Refused(Zip(call), $"The file wants Python to call {module}.{function} when it is opened");
    }

    [Theory]
    [InlineData("(S'touch executed'\nios\nsystem\n.")]       // INST
    [InlineData("(cos\nsystem\nX\u0001\0\0\0xo.")]            // OBJ
    [InlineData("I1\n.")]
    [InlineData("\u0082\u0001.")]                              // EXT1: a name from a registry
    [InlineData("P1\n.")]                                      // a persistent id as a line
    [InlineData("\u0097.")]                                    // NEXT_BUFFER
    [InlineData("cos\nsystem\n)}\u0092.")]                     // NEWOBJ_EX
    public void An_operation_that_tensors_do_not_need_is_refused(string operations) =>
        Refused(Zip(new PickleWriter().Raw(operations).End()), "The pickle's operation 0x");

    [Fact]
    public void A_program_is_refused_by_name() => Refused(Fixture.Bytes("script.pt"), "A TorchScript archive, which holds a program and not just weights.");

    [Fact]
    public void A_quantised_tensor_is_refused_by_name() => Refused(Fixture.Bytes("quantised.pth"), "The checkpoint holds a torch.QInt8Storage");

    [Theory]
    [InlineData("../../home/.bashrc")]
    [InlineData("archive/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/windows/x")]
    [InlineData("archive\\..\\x")]
    [InlineData("")]
    public void Zip_slip_is_refused(string name)
    {
        // .NET's writer takes these names, but for the empty one.
        var bytes = Archive.Of(("a/data.pkl", new PickleWriter().Raw("}").End()), (name.Length > 0 ? name : "?", [1]));
        if (name.Length == 0)
            bytes.AsSpan(bytes.AsSpan().LastIndexOf("?"u8), 1).Clear();
        Refused(bytes, $"The entry '{(name.Length > 0 ? name : "\0")}' would be unpacked outside the archive's folder.");
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = Archive.Of(CompressionLevel.SmallestSize, ("a/data.pkl", new PickleWriter().Raw("}").End()), ("a/data/0", new byte[100_000_000]));
        Assert.True(bomb.Length < 1_000_000);
        Refused(bomb, "The entry 'a/data.pkl' is compressed or encrypted. torch.save never does that, and a small file could unpack to any size.");
    }

    [Fact]
    public void Entries_that_lie_over_each_other_are_refused()
    {
        var bytes = Zip(new PickleWriter().Raw("}").End(), ("data/0", new byte[64]), ("data/1", new byte[64]));
        // The directory's last entry: its local header is said to be that of the one before.
        var last = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        var before = bytes.AsSpan(0, last).LastIndexOf("PK\u0001\u0002"u8);
        bytes.AsSpan(before + 42, 4).CopyTo(bytes.AsSpan(last + 42));
        Refused(bytes, "The entry 'archive/data/");
    }

    [Fact]
    public void Two_entries_of_one_name_are_refused() =>
        Refused(Archive.Of(("a/data.pkl", new PickleWriter().Raw("}").End()), ("a/data.pkl", new PickleWriter().Raw("}").End())), "There are two entries 'a/data.pkl' in the archive.");

    [Theory]
    [InlineData(10, ushort.MaxValue)]
    [InlineData(12, uint.MaxValue)]
    [InlineData(12, uint.MaxValue - 1)]
    [InlineData(16, uint.MaxValue)]
    [InlineData(16, int.MaxValue)]
    public void A_directory_that_claims_too_much_is_refused(int field, uint value)
    {
        var bytes = Zip(new PickleWriter().Raw("}").End());
        var end = bytes.AsSpan(bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8));
        if (field == 10)
            BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(end[field..], value);
        Refused(bytes, "The archive's directory is damaged.");
    }

    [Theory]
    [InlineData(0, new long[] { 2, 3 }, new long[] { 3, 1 }, null)]
    [InlineData(0, new long[] { 7 }, new long[] { 1 }, "reaches beyond the 6 elements of its storage")]
    [InlineData(1, new long[] { 6 }, new long[] { 1 }, "reaches beyond")]
    [InlineData(6, new long[] { 1 }, new long[] { 1 }, "reaches beyond")]
    [InlineData(7, new long[] { 0 }, new long[] { 1 }, "reaches beyond")]
    [InlineData(0, new long[] { 2 }, new[] { long.MaxValue }, "reaches beyond")]
    [InlineData(1, new[] { 2L, 2L }, new[] { long.MaxValue, long.MaxValue }, "reaches beyond")]
    [InlineData(long.MaxValue, new long[] { 2 }, new long[] { 1 }, "reaches beyond")]
    [InlineData(0, new[] { 1L << 62, 1L << 62 }, new long[] { 0, 0 }, "has more elements than 63 bits can count")]
    [InlineData(0, new long[] { -2 }, new long[] { 1 }, "has a negative size, stride or offset")]
    [InlineData(0, new long[] { 2 }, new long[] { -1 }, "has a negative size, stride or offset")]
    [InlineData(-1, new long[] { 2 }, new long[] { 1 }, "has a negative size, stride or offset")]
    [InlineData(0, new long[] { 2, 3 }, new long[] { 1 }, "has 2 sizes, but 1 strides")]
    public void A_view_outside_its_storage_is_refused(long offset, long[] sizes, long[] strides, string? problem)
    {
        var file = Zip(new PickleWriter().Raw("}").Text("w").Tensor("0", 6, offset, sizes, strides).Raw("s").End(), ("data/0", new byte[24]));
        if (problem is null)
            Opened(file, opened => Assert.Equal(sizes, opened.StateDict().Tensors["w"].Shape));
        else
            Refused(file, "The arguments of torch._utils._rebuild_tensor_v2 in the pickle are wrong: a tensor ", problem);
    }

    [Fact]
    public void A_tensor_that_repeats_itself_beyond_measure_is_not_loaded()
    {
        var file = Zip(new PickleWriter().Raw("}").Text("w").Tensor("0", 1, 0, [1L << 40], [0]).Raw("s").End(), ("data/0", new byte[4]));
        Opened(file, opened => Measured(() =>
        {
            var error = Assert.Throws<PyTorchException>(() => opened.StateDict().Load());
            Assert.Contains("The tensors take 4194304 MiB, the file has 0: they repeat the same numbers.", error.Message, StringComparison.Ordinal);
        }));
    }

    [Theory]
    [InlineData("1", 6, "The storage '1' is not in the archive.")]
    [InlineData("../../0", 6, "The storage '../../0' is not in the archive.")]
    [InlineData("0", 5, "The storage '0' of 5 Float32 has 24 bytes.")]
    [InlineData("0", long.MaxValue, "The storage '0' of 9223372036854775807 Float32 has 24 bytes.")]
    [InlineData("0", -1, "A storage in the pickle is described wrongly.")]
    public void A_storage_that_is_not_there_is_refused(string key, long count, string message) =>
        Refused(Zip(new PickleWriter().Tensor(key, count, 0, [1], [1]).End(), ("data/0", new byte[24])), message);

    [Fact]
    public void A_text_longer_than_the_file_is_refused() =>
        Refused(Zip(new PickleWriter().Raw("X\u00FF\u00FF\u00FF\u007Fabc").End()), "The pickle ends too early.");

    [Fact]
    public void A_pickle_of_nothing_but_marks_is_refused() =>
        Refused(Zip(new PickleWriter().Raw(new string('(', 1_000_000)).End()), "The pickle keeps more than 16384 values waiting.");

    [Fact]
    public void A_list_that_doubles_itself_takes_no_more_than_its_file()
    {
        // Python's "billion laughs": every list holds the one before twice.
        var pickle = new PickleWriter().Raw("]").Raw([(byte)'q', 0]);
        for (byte i = 0; i < 100; i++)
            pickle.Raw("](").Raw([(byte)'h', i, (byte)'h', i]).Raw("e").Raw([(byte)'q', (byte)(i + 1)]).Raw([0x85]);
        Opened(Zip(pickle.Raw("}").End()), opened => Assert.NotNull(opened.Root));
    }

    [Fact]
    public void Calling_again_and_again_with_a_long_list_is_refused()
    {
        var pickle = new PickleWriter().Name("collections", "OrderedDict").Raw([(byte)'q', 0]).Raw("](");
        for (var i = 0; i < 10_000; i++)
            pickle.Raw("NN").Raw([0x86]);
        pickle.Raw("e").Raw([0x85, (byte)'q', 1]);
        for (var i = 0; i < 1_000; i++)
            pickle.Raw([(byte)'h', 0, (byte)'h', 1, (byte)'R']);
        // Here the memory is that of a legal content: 1,000,000 operations.
        Refused(Zip(pickle.End()), 100_000_000, "The pickle has more than 1000000 operations");
    }

    [Theory]
    [InlineData(7_158)] // times the list's length just below 31 bits: with the operations before it, above
    [InlineData(10_000)]
    public void A_call_whose_arguments_are_a_long_list_many_times_is_refused(int times)
    {
        var pickle = new PickleWriter().Raw("]").Raw([(byte)'q', 0]);
        for (var lot = 0; lot < 300; lot++)
            pickle.Raw("(" + new string('N', 1_000) + "e");
        pickle.Name("pathlib", "PosixPath").Raw("(");
        for (var i = 0; i < times; i++)
            pickle.Raw([(byte)'h', 0]);
        Refused(Zip(pickle.Raw("tR").End()), 100_000_000, "The pickle has more than 1000000 operations");
    }

    [Theory]
    [InlineData("big", "The checkpoint's byte order is 'big'")]
    [InlineData("little", null)]
    public void The_byte_order_is_looked_at(string order, string? message)
    {
        var file = Zip(new PickleWriter().Raw("}").End(), ("byteorder", Encoding.ASCII.GetBytes(order)));
        if (message is null)
            Opened(file, opened => Assert.IsType<PyTorchDictionary>(opened.Root));
        else
            Refused(file, message);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("<!DOCTYPE html>", "A web page, not a checkpoint")]
    [InlineData("\u0080\u0002}.", "A bare pickle that torch.save did not write.")]
    [InlineData("PK", "The archive's directory is missing")]
    [InlineData("hello", "Not a checkpoint of PyTorch.")]
    [InlineData("\u0010\0\0\0\0\0\0\0{\"a\":1}", "This is a safetensors file")]
    public void What_is_no_checkpoint_is_refused_by_name(string content, string message) => Refused(Encoding.Latin1.GetBytes(content), message);

    [Fact]
    public void A_tar_archive_is_refused_by_name()
    {
        var bytes = new byte[1024];
        "storages"u8.CopyTo(bytes);
        "ustar"u8.CopyTo(bytes.AsSpan(257));
        Refused(bytes, "A tar archive: what PyTorch wrote before 0.1.10");
    }

    [Theory]
    [InlineData(0, "is larger than the file.")]
    [InlineData(1, "ends")]
    [InlineData(-1, "follow the last storage.")]
    public void A_legacy_file_must_have_its_length(int cut, string message)
    {
        var bytes = Fixture.Bytes("parallel.pth");
        if (cut == 0)
        {
            // The number of elements of the first storage, in the pickle: two, as one byte.
            var at = bytes.AsSpan().IndexOf("cpu"u8);
            var count = at + bytes.AsSpan(at).IndexOf("K\u0002"u8);
            bytes = [.. bytes[..count], (byte)'J', 0xFF, 0xFF, 0xFF, 0x7F, .. bytes[(count + 2)..]];
        }
        else
        {
            bytes = cut > 0 ? bytes[..^cut] : [.. bytes, 0];
        }
        Refused(bytes, "", message);
    }

    [Theory]
    [InlineData("everything.zip.pth")]
    [InlineData("everything.legacy.pth")]
    public void A_file_cut_anywhere_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        var file = folder["cut.pth"];
        var bytes = Fixture.Bytes(name);
        for (var length = 0; length < bytes.Length; length += 37)
        {
            File.WriteAllBytes(file, bytes[..length]);
            Assert.Throws<PyTorchException>(() => PyTorchFile.Open(file));
        }
    }

    [Fact]
    public void Damaged_weights_are_noticed_by_their_checksum()
    {
        var bytes = Zip(new PickleWriter().Raw("}").Text("w").Tensor("0", 4, 0, [4], [1]).Raw("s").End(), ("data/0", Encoding.ASCII.GetBytes("sixteen letters.")));
        bytes[bytes.AsSpan().IndexOf("sixteen"u8)] ^= 1;
        Opened(bytes, opened => Assert.Contains("The checksum of 'archive/data/0' is wrong.", Assert.Throws<PyTorchException>(() => opened.StateDict().Load()).Message, StringComparison.Ordinal));
    }

    private static byte[] Zip(byte[] pickle, params (string Name, byte[] Content)[] others) =>
        Archive.Of([("archive/data.pkl", pickle), .. others.Select(entry => ($"archive/{entry.Name}", entry.Content))]);

    private static void Refused(byte[] content, params string[] messages) => Refused(content, MostMemory, messages);

    private static void Refused(byte[] content, long mostMemory, params string[] messages)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("attack.pth", content);
        var error = Measured(() => Assert.Throws<PyTorchException>(() => PyTorchFile.Open(file)), mostMemory);
        Assert.StartsWith($"{file}: {messages[0]}", error.Message, StringComparison.Ordinal);
        foreach (var message in messages)
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static void Opened(byte[] content, Action<PyTorchFile> look)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("file.pth", content);
        using var scope = NewDisposeScope();
        using var file = PyTorchFile.Open(path);
        look(file);
    }

    private static void Measured(Action action) => Measured(() => { action(); return 0; }, MostMemory);

    private static T Measured<T>(Func<T> action, long mostMemory)
    {
        var (before, live) = (GC.GetAllocatedBytesForCurrentThread(), Gate.LiveTensors);
        var result = action();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, mostMemory);
        // The numbers of tensors are in native memory, which that does not count.
        Assert.Equal(live, Gate.LiveTensors);
        return result;
    }
}
