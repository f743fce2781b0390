using System.Text;
using Fathom.Datasets;
using Fathom.Tests;

namespace Fathom.Training.Tests.Recipes;

public sealed class RecipeFuzzTests
{
    private const string Good = """
        # A recipe
        model: fathom-s
        start: "weights/a \"b\".safetensors"
        samples: 100
        sizes: [[320, 192], [192, 320]]
        precision: float32
        optimizer: { encoder_rate: 2e-4, clip: 1 }
        loss: { name: ssi-trim, gradient: 0.5, scales: 4, trim: 0.2 }
        data:
          - worlds: { family: street, weight: 1 }
          - worlds: { family: room }
        """;

    [Theory]
    [InlineData(2_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_recipes_are_read_or_refused(int mutations) =>
        new Fuzzer(7, Encoding.UTF8.GetBytes(Good), Encoding.UTF8.GetBytes(Recipe.Parse(Good).ToYaml()))
            .Run(mutations, bytes => Recipe.Parse(Encoding.UTF8.GetString(bytes)), typeof(SettingsException));

    // Loading such a tree would end the process: its depth is the stack's.
    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void A_recipe_of_nothing_but_brackets_is_refused(string bracket)
    {
        var text = string.Concat(Enumerable.Repeat(bracket, 100_000));
        Assert.Throws<SettingsException>(() => Recipe.Parse(text));
        Assert.Throws<SettingsException>(() => Recipe.Parse(Good, overrides: [$"loss={text}"]));
    }

    [Fact]
    public void A_recipe_that_doubles_itself_is_refused()
    {
        var laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 60; i++)
            laughs.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        laughs.Append("model: *a59\n");
        Assert.Contains("alias", Assert.Throws<SettingsException>(() => Recipe.Parse(laughs.ToString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_recipe_by_its_length_is_refused()
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var stream = File.OpenWrite(file))
                stream.SetLength(3L << 30);
            Assert.Contains("at most", Assert.Throws<SettingsException>(() => Recipe.Load(file)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
