using Fathom.Cli.Predict;

namespace Fathom.Cli.Tests;

public sealed class InputPicturesTests : IDisposable
{
    private readonly TestFolder folder = new();

    public InputPicturesTests()
    {
        foreach (var name in new[] { "a.jpg", "b.PNG", "notes.txt", "day/1.png", "day/2.png", "night/1.png", "night/deep/3.jpeg", "odd*name.png" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
            File.WriteAllBytes(folder[name], []);
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "a.jpg=a b.PNG=b odd*name.png=odd*name")]
    [InlineData("day", "day/1.png=1 day/2.png=2")]
    [InlineData("notes.txt", "notes.txt=notes")]
    [InlineData("*.jpg", "a.jpg=a")]
    [InlineData("?.*", "a.jpg=a b.PNG=b")]
    [InlineData("*", "a.jpg=a b.PNG=b odd*name.png=odd*name")]
    [InlineData("*/1.png", "day/1.png=day/1 night/1.png=night/1")]
    [InlineData("day/*.png", "day/1.png=1 day/2.png=2")]
    [InlineData("**/1.png", "day/1.png=day/1 night/1.png=night/1")]
    [InlineData("**/*.jp*g", "a.jpg=a night/deep/3.jpeg=night/deep/3")]
    [InlineData("night/**", "night/1.png=1 night/deep/3.jpeg=deep/3")]
    [InlineData("**/deep/*", "night/deep/3.jpeg=night/deep/3")]
    [InlineData("odd*name.png", "odd*name.png=odd*name")]
    [InlineData("*.txt", "notes.txt=notes")]
    public void Files_folders_and_globs_name_pictures(string input, string expected)
    {
        var (pictures, problems) = InputPictures.Find([folder[input]], recursive: false, folder["out"]);

        Assert.Empty(problems);
        Assert.Equal(expected.Split(' '), pictures.Select(picture => $"{Path.GetRelativePath(folder.Path, picture.Path)}={picture.Name}"));
    }

    [Fact]
    public void A_recursive_folder_names_every_picture_below_it() =>
        Assert.Equal(["a", "b", "day/1", "day/2", "night/1", "night/deep/3", "odd*name"], Names(recursive: true, folder.Path));

    [Fact]
    public void A_picture_named_twice_is_predicted_once() =>
        Assert.Equal(["1", "2"], Names(recursive: false, folder["day/1.png"], folder["day"], folder["day/../day/*.png"]));

    [Fact]
    public void Links_to_folders_are_not_followed_into_a_circle()
    {
        Directory.CreateSymbolicLink(folder["day/loop"], folder.Path);

        Assert.Equal(["1", "2"], Names(recursive: true, folder["day"]));
        Assert.Equal(["1", "2"], Names(recursive: false, folder["day/**/*.png"]));
    }

    [Fact]
    public void Every_input_that_names_nothing_is_told()
    {
        var (pictures, problems) = InputPictures.Find([folder["none.png"], folder["a.jpg"], folder["*.tif"]], recursive: false, folder["out"]);

        Assert.Single(pictures);
        Assert.Equal([$"{folder["none.png"]}: no such file or folder.", $"{folder["*.tif"]}: no file matches."], problems);
    }

    private IEnumerable<string> Names(bool recursive, params string[] inputs) =>
        InputPictures.Find(inputs, recursive, folder["out"]).Pictures.Select(picture => picture.Name);
}
