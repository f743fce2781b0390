using FsCheck;
using FsCheck.Fluent;

namespace Fathom.Inference.Tests;

public sealed class InputSizeTests
{
    [Theory]
    [InlineData(320, 192, 320, 192)]
    [InlineData(640, 480, 288, 224)]
    [InlineData(1242, 375, 448, 128)]
    [InlineData(375, 1242, 128, 448)]
    [InlineData(1, 1, 256, 256)]
    [InlineData(60000, 10, 1920, 32)]
    public void A_picture_keeps_its_aspect_ratio_as_far_as_multiples_allow(int width, int height, int expectedWidth, int expectedHeight) =>
        Assert.Equal(new InputSize(expectedWidth, expectedHeight), InputSize.For(width, height, 320 * 192, 32));

    [Fact]
    public void Every_side_is_a_multiple_and_the_area_is_bounded_for_any_picture()
    {
        var sizes = Gen.Choose(1, 20000).Two().Zip(Gen.Choose(1, 64).Zip(Gen.Choose(1, 400))).ToArbitrary();
        Prop.ForAll(sizes, drawn =>
        {
            var ((width, height), (multiple, blocks)) = drawn;
            var area = multiple * multiple * blocks;
            var size = InputSize.For(width, height, area, multiple);
            // Rounding adds at most half a multiple to each side, and a side may be one multiple where it should be less.
            var most = area + multiple * (size.Width + size.Height);
            return size.Width >= multiple && size.Height >= multiple && size.Width % multiple == 0 && size.Height % multiple == 0
                && (long)size.Width * size.Height <= most;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1242, 375, 640, 192)]
    [InlineData(60000, 10, 1280, 96)]
    [InlineData(10, 60000, 96, 1280)]
    [InlineData(1, 1, 352, 352)]
    public void No_side_is_below_the_smallest(int width, int height, int expectedWidth, int expectedHeight) =>
        Assert.Equal(new InputSize(expectedWidth, expectedHeight), InputSize.For(width, height, 640 * 192, 16, smallestSide: 96));

    [Fact]
    public void The_smallest_side_is_a_multiple_and_fits_the_area()
    {
        Assert.Throws<ArgumentException>(() => InputSize.For(4, 3, 640 * 192, 32, smallestSide: 80));
        Assert.Throws<ArgumentOutOfRangeException>(() => InputSize.For(4, 3, 640 * 192, 32, smallestSide: 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => InputSize.For(4, 3, 95 * 96, 32, smallestSide: 96));
    }

    [Fact]
    public void Turning_the_picture_turns_the_size()
    {
        var sizes = Gen.Choose(1, 5000).Two().ToArbitrary();
        Prop.ForAll(sizes, drawn =>
        {
            var upright = InputSize.For(drawn.Item1, drawn.Item2, 320 * 192, 32);
            var turned = InputSize.For(drawn.Item2, drawn.Item1, 320 * 192, 32);
            return upright == new InputSize(turned.Height, turned.Width);
        }).QuickCheckThrowOnFailure();
    }

    // Worked out by hand from MiDaS's rule: the smaller scale, half to even, what is above the bound rounded down.
    [Theory]
    [InlineData(384, 384, 384, 384, 384)]
    [InlineData(640, 480, 384, 384, 288)]
    [InlineData(480, 640, 384, 288, 384)]
    [InlineData(640, 480, 256, 256, 192)]
    [InlineData(1242, 375, 384, 384, 128)]
    [InlineData(1242, 375, 256, 256, 64)]
    [InlineData(384, 272, 384, 384, 256)]
    [InlineData(384, 304, 384, 384, 320)]
    [InlineData(640, 480, 250, 224, 192)]
    [InlineData(100, 75, 384, 384, 288)]
    [InlineData(60000, 10, 384, 384, 32)]
    public void A_bounded_picture_has_the_size_of_midas_rule(int width, int height, int bound, int expectedWidth, int expectedHeight) =>
        Assert.Equal(new InputSize(expectedWidth, expectedHeight), InputSize.Within(width, height, new InputSize(bound, bound), 32));

    [Fact]
    public void A_bound_holds_for_any_picture()
    {
        var sizes = Gen.Choose(1, 20000).Two().Zip(Gen.Choose(96, 2000).Two()).ToArbitrary();
        Prop.ForAll(sizes, drawn =>
        {
            var ((width, height), (mostWidth, mostHeight)) = drawn;
            var size = InputSize.Within(width, height, new InputSize(mostWidth, mostHeight), 32, smallestSide: 96);
            return size.Width >= 96 && size.Height >= 96 && size.Width <= mostWidth && size.Height <= mostHeight && size.Width % 32 == 0 && size.Height % 32 == 0;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_bound_below_the_smallest_side_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InputSize.Within(4, 3, new InputSize(384, 64), 32, smallestSide: 96));

    [Theory]
    [InlineData(1, 1, InputSize.LargestArea + 1, 32)]
    [InlineData(0, 1, 1024, 32)]
    [InlineData(1, -1, 1024, 32)]
    [InlineData(1, 1, 1023, 32)]
    [InlineData(1, 1, 1024, 0)]
    public void Numbers_out_of_range_are_refused(int width, int height, int area, int multiple) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InputSize.For(width, height, area, multiple));
}
