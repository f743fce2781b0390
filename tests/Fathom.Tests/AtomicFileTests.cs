using System.Runtime.Versioning;

namespace Fathom.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_replaced_whole()
    {
        AtomicFile.Write(folder["x"], new byte[] { 1, 2, 3 });
        AtomicFile.Write(folder["x"], new byte[] { 4 });
        Assert.Equal([4], File.ReadAllBytes(folder["x"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_name_as_long_as_the_file_system_allows_is_written()
    {
        foreach (var name in new[] { new string('x', 255), string.Concat(Enumerable.Repeat("深", 85)), string.Concat(Enumerable.Repeat("😀", 63)), "y" + string.Concat(Enumerable.Repeat("😀", 63)) })
        {
            AtomicFile.Write(folder[name], new byte[] { 4 });
            Assert.Equal([4], File.ReadAllBytes(folder[name]));
        }
        Assert.Equal(4, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public void A_full_disk_leaves_the_old_file_and_nothing_else()
    {
        AtomicFile.Write(folder["x"], new byte[] { 1, 2, 3 });
        var error = Assert.Throws<WriteException>(() => AtomicFile.Write(folder["x"], stream =>
        {
            stream.WriteByte(9);
            throw new IOException("No space left on device", hresult: 28);
        }));
        Assert.Contains("no space left", error.Message);
        Assert.Contains("-o", error.Message);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(folder["x"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void An_error_of_the_writer_passes_through_and_leaves_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(folder["x"], _ => throw new InvalidOperationException()));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_missing_folder_and_a_folder_in_the_way_are_named()
    {
        Assert.Contains("folder does not exist", Assert.Throws<WriteException>(() => AtomicFile.Write(folder["none/x"], new byte[1])).Message);
        Directory.CreateDirectory(folder["taken"]);
        Assert.Contains("a folder has this name", Assert.Throws<WriteException>(() => AtomicFile.Write(folder["taken"], new byte[1])).Message);
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_pipe_carries_the_content_to_its_reader_and_stays()
    {
        var pipe = folder.Pipe("pipe");
        var reader = Task.Run(() => File.ReadAllBytes(pipe));

        AtomicFile.Write(pipe, new byte[] { 1, 2, 3 });

        // A regular file in its place would have 3 bytes.
        Assert.Equal(0, new FileInfo(pipe).Length);
        var read = await reader.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal([1, 2, 3], read);
    }

    // Through links, so that the machine keeps its devices if this fails.
    [Fact]
    public void A_device_is_written_to_and_stays()
    {
        File.CreateSymbolicLink(folder["null"], "/dev/null");
        File.CreateSymbolicLink(folder["full"], "/dev/full");

        AtomicFile.Write(folder["null"], new byte[1]);
        Assert.Contains("no space left", Assert.Throws<WriteException>(() => AtomicFile.Write(folder["full"], new byte[1])).Message);

        Assert.Equal("/dev/null", new FileInfo(folder["null"]).LinkTarget);
        Assert.Equal("/dev/full", new FileInfo(folder["full"]).LinkTarget);
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public void An_open_stream_is_continued_under_its_name()
    {
        using (var stream = new FileStream(folder["x"], FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.Write("table\n"u8);
            stream.Flush();
            AtomicFile.Write($"/proc/self/fd/{stream.SafeFileHandle.DangerousGetHandle()}", "scores\n"u8.ToArray());
        }
        Assert.Equal("table\nscores\n", File.ReadAllText(folder["x"]));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void A_place_where_no_files_can_be_made_is_named() =>
        Assert.Contains("choose another folder", Assert.Throws<WriteException>(() => AtomicFile.Write("/proc/fathom.png", new byte[1])).Message);

    [Fact]
    [SupportedOSPlatform("linux")]
    public void A_folder_without_permission_is_named()
    {
        Assert.SkipUnless(Environment.UserName != "root", "root may write everywhere");
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Contains("no permission", Assert.Throws<WriteException>(() => AtomicFile.Write(folder["x"], new byte[1])).Message);
        }
        finally
        {
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
