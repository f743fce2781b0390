using Fathom.Tests;

namespace Fathom.Datasets.Tests;

public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pictures_follow_each_other_as_people_number_them()
    {
        foreach (var name in (string[])["f10.png", "f2.png", "f1.PNG", "f2b.png", "f002.jpg", "notes.txt", "g.jpeg"])
            folder.Write(name, new Image(4, 4).EncodePng());
        Directory.CreateDirectory(folder["f3.png"]);

        var frames = PictureFolder.Read(folder.Path);

        Assert.Equal(["f1", "f002", "f2", "f2b", "f10", "g"], frames.Select(frame => frame.Name));
        Assert.All(frames, frame => Assert.Equal((folder.Path, null), (frame.Sequence, frame.Depth)));
        for (var i = 0; i < frames.Count; i++)
        {
            Assert.Equal(i > 0 ? frames[i - 1].Picture : null, frames[i].PreviousPicture);
            Assert.Equal(i + 1 < frames.Count ? frames[i + 1].Picture : null, frames[i].NextPicture);
        }
        Assert.Equal((4, 4), (frames[0].Picture.Read().Width, frames[0].Picture.Read().Height));
    }

    [Fact]
    public void No_two_frames_have_one_name()
    {
        folder.Write("a.png", new Image(4, 4).EncodePng());
        folder.Write("a.jpg", new Image(4, 4).EncodeJpeg());
        folder.Write("b.jpg", new Image(4, 4).EncodeJpeg());
        Assert.Equal(["a.jpg", "a.png", "b"], PictureFolder.Read(folder.Path).Select(frame => frame.Name));
    }

    [Fact]
    public void A_folder_without_pictures_is_refused()
    {
        Assert.Contains(".png", Assert.Throws<DatasetException>(() => PictureFolder.Read(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Throws<DatasetException>(() => PictureFolder.Read(folder["none"]));
        Assert.Throws<DatasetException>(() => PictureFolder.Read(folder.Write("a.png", [1])));
    }
}
