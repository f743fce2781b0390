namespace Fathom.Datasets.Tests;

public class ColourJitterTests
{
    [Fact]
    public void Every_change_of_colour_agrees_with_torchvision_to_the_bit()
    {
        foreach (var golden in PilGolden.Get("colours").EnumerateArray())
        {
            var pixels = PilGolden.Picture(23, 17).Pixels;
            var (change, factor) = (Enum.Parse<ColourChange>(golden.GetProperty("change").GetString()!), golden.GetProperty("factor").GetDouble());
            new ColourChanges(new ColourChanges.Step(change, factor)).Apply(pixels);
            Assert.True(golden.GetProperty("rgb").Bytes().AsSpan().SequenceEqual(pixels), $"{change} {factor}");
        }
    }

    [Fact]
    public void Hues_all_round_the_circle_agree_with_torchvision_to_the_bit()
    {
        byte[] pixels = [.. from red in Enumerable.Range(0, 18) from green in Enumerable.Range(0, 18) from blue in Enumerable.Range(0, 18) from value in new[] { red, green, blue } select (byte)(15 * value)];
        PilColour.Hue(pixels, 0.1);
        Assert.Equal(PilGolden.Get("hues").Bytes(), pixels.Where((_, i) => i % 7 == 0));
    }

    [Fact]
    public void Changes_are_made_in_their_order()
    {
        var pixels = PilGolden.Picture(23, 17).Pixels;
        new ColourChanges(new(ColourChange.Saturation, 1.13), new(ColourChange.Contrast, 0.87), new(ColourChange.Hue, -0.07), new(ColourChange.Brightness, 1.19)).Apply(pixels);
        Assert.Equal(PilGolden.Get("several").Bytes(), pixels);
    }

    [Fact]
    public void Half_of_the_draws_change_nothing_the_others_use_their_ranges_and_all_orders()
    {
        var drawn = Enumerable.Range(0, 4000).Select(i => SplitMix64.For(3, i, RandomStream.Triplet)).Select(random => new ColourJitter().Draw(ref random)).ToList();
        var changes = drawn.OfType<ColourChanges>().ToList();

        // 2,000 ± 5 standard deviations of √(4000·¼) = 32.
        Assert.InRange(changes.Count, 1840, 2160);
        Assert.Equal(24, changes.Select(change => string.Join(' ', change.Steps.Select(step => step.Change))).Distinct().Count());
        foreach (var (change, low, high) in new[] { (ColourChange.Brightness, 0.8, 1.2), (ColourChange.Contrast, 0.8, 1.2), (ColourChange.Saturation, 0.8, 1.2), (ColourChange.Hue, -0.1, 0.1) })
        {
            var factors = changes.Select(drawn => drawn.Steps.Single(step => step.Change == change).Factor).ToList();
            Assert.InRange(factors.Min(), low, low + 0.01 * (high - low));
            Assert.InRange(factors.Max(), high - 0.01 * (high - low), high);
        }
    }

    [Fact]
    public void A_number_out_of_range_is_named() =>
        Assert.Equal("Loader settings: colour jitter Hue is 0.6: give a number from 0 to 0.5.", Assert.Throws<FathomException>(() => new ColourJitter { Hue = 0.6 }.Validate()).Message);
}
