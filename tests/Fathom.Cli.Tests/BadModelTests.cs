namespace Fathom.Cli.Tests;

public sealed class BadModelTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("missing-file")]
    [InlineData("another-network")]
    [InlineData("no-onnx")]
    [InlineData("truncated")]
    public void A_bad_model_is_explained_and_leaves_nothing(string name)
    {
        var result = CommandResult.Of("predict", folder.Picture("street.png"), "-o", folder["out"], "--model", BadModel(name));

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Empty(folder.Files("out"));
        Assert.StartsWith("fathom: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Snapshot.Matches(result.Screen(folder), $"model-{name}");
    }

    private string BadModel(string name)
    {
        switch (name)
        {
            case "missing-file":
                return folder["missing.onnx"];
            case "another-network":
                TinyModel.WriteSomethingElse(folder["other.onnx"]);
                return folder["other.onnx"];
            case "no-onnx":
                return folder.Write("text.onnx", "This is a text.\n"u8);
            default:
                var whole = File.ReadAllBytes(folder.Model());
                return folder.Write("cut.onnx", whole.AsSpan(0, whole.Length / 2));
        }
    }
}
