namespace Fathom.Training.Tests.Crashes;

/// <summary>
/// A file system over real files on which the n-th operation fails, tears or is the last one ever, on which space runs out at a given byte, and of which it is known
/// what a power cut may leave: any selection of the names changed since their folder was flushed, and of files not flushed any of nothing, half, zeros, or all.
/// </summary>
internal sealed class FaultyFileSystem : FileSystem
{
    private readonly Dictionary<string, Inode> durable = [];
    private readonly Dictionary<string, Inode> names = [];
    private readonly List<NameChange> changes = [];

    /// <summary>Knows the files that are there as safe on the disk.</summary>
    public FaultyFileSystem(params IEnumerable<string> files)
    {
        foreach (var file in files)
            durable[file] = names[file] = new Inode { Written = new MemoryStream(File.ReadAllBytes(file)), IsFlushed = true };
    }

    /// <summary>Operations begun so far.</summary>
    public int Operations { get; private set; }

    /// <summary>The operation that goes wrong, from 0; a write does so half done.</summary>
    public int? FaultAt { get; init; }

    /// <summary>What goes wrong then: an <see cref="IOException"/>, or a <see cref="Crash"/>, after which nothing works any more.</summary>
    public Func<Exception> Fault { get; init; } = () => new Crash();

    /// <summary>Bytes that can be written before the disk is full.</summary>
    public long Space { get; set; } = long.MaxValue;

    public bool HasCrashed { get; private set; }

    public override Stream Create(string path)
    {
        Begin();
        var inode = names[path] = new Inode();
        changes.Add(new NameChange(null, path, inode));
        return new FaultyStream(this, base.Create(path), inode);
    }

    public override void Sync(Stream file)
    {
        var faulty = (FaultyStream)file;
        Begin();
        base.Sync(faulty.File);
        faulty.Inode.IsFlushed = true;
    }

    public override void Rename(string from, string to)
    {
        Begin();
        base.Rename(from, to);
        names.Remove(from, out var inode);
        names[to] = inode!;
        changes.Add(new NameChange(from, to, inode));
    }

    public override void Delete(string path)
    {
        Begin();
        base.Delete(path);
        if (names.Remove(path))
            changes.Add(new NameChange(path, null, null));
    }

    public override void SyncFolder(string path)
    {
        Begin();
        base.SyncFolder(path);
        foreach (var change in changes.Where(change => Path.GetDirectoryName(change.To ?? change.From) == path))
            change.Apply(durable);
        changes.RemoveAll(change => Path.GetDirectoryName(change.To ?? change.From) == path);
    }

    /// <summary>Every different set of files, by name, that may be there after a power cut now.</summary>
    public IEnumerable<Dictionary<string, byte[]>> AfterPowerCut()
    {
        var seen = new HashSet<string>();
        for (var selection = 0; selection < 1 << changes.Count; selection++)
            foreach (var fate in Enum.GetValues<Fate>())
            {
                var left = new Dictionary<string, Inode>(durable);
                foreach (var (i, change) in changes.Index())
                    if ((selection & (1 << i)) != 0)
                        change.Apply(left);
                var files = left.ToDictionary(entry => entry.Key, entry => entry.Value.After(fate));
                if (seen.Add(string.Join("|", files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}:{Convert.ToHexString(file.Value)}"))))
                    yield return files;
            }
    }

    private void Begin()
    {
        if (HasCrashed)
            throw new Crash();
        if (Operations++ == FaultAt)
            throw Failure();
    }

    private Exception Failure()
    {
        var failure = Fault();
        HasCrashed = failure is Crash;
        return failure;
    }

    /// <summary>The process or the machine is gone: nothing catches this.</summary>
    public sealed class Crash : Exception;

    private enum Fate
    {
        Nothing,
        Half,
        Zeros,
        All,
    }

    private sealed class Inode
    {
        public MemoryStream Written { get; init; } = new();

        public bool IsFlushed { get; set; }

        public byte[] After(Fate fate)
        {
            var all = Written.ToArray();
            return (IsFlushed ? Fate.All : fate) switch
            {
                Fate.Nothing => [],
                Fate.Half => all[..(all.Length / 2)],
                Fate.Zeros => new byte[all.Length],
                _ => all,
            };
        }
    }

    private sealed record NameChange(string? From, string? To, Inode? File)
    {
        public void Apply(Dictionary<string, Inode> names)
        {
            if (From is not null)
                names.Remove(From);
            if (To is not null)
                names[To] = File!;
        }
    }

    private sealed class FaultyStream(FaultyFileSystem system, Stream file, Inode inode) : Stream
    {
        public Stream File => file;

        public Inode Inode => inode;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var whole = system.Operations;
            try
            {
                system.Begin();
            }
            catch when (whole == system.FaultAt)
            {
                Put(buffer[..(buffer.Length / 2)]);
                throw;
            }
            if (system.Space < buffer.Length)
            {
                Put(buffer[..(int)system.Space]);
                system.Space = 0;
                throw new IOException("No space left on device", 28);
            }
            system.Space -= buffer.Length;
            Put(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() => file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }

        private void Put(ReadOnlySpan<byte> bytes)
        {
            file.Write(bytes);
            inode.Written.Write(bytes);
            inode.IsFlushed = false;
        }
    }
}
