namespace Fathom.Cli.Tests;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0.2149, "0.21 s")]
    [InlineData(9.99, "9.99 s")]
    [InlineData(9.996, "10 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 0 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(3599.6, "1 h 0 min")]
    [InlineData(4800, "1 h 20 min")]
    [InlineData(180000, "2 d 2 h")]
    public void Durations_have_two_units_at_most(double seconds, string expected) => Assert.Equal(expected, Words.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.2, "1 s")]
    [InlineData(6.1, "7 s")]
    [InlineData(42, "42 s")]
    public void Time_left_is_in_whole_seconds(double seconds, string expected) => Assert.Equal(expected, Words.Left(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(512, "0.5 kB")]
    [InlineData(11_234_567, "11.2 MB")]
    public void Bytes_are_decimal(long bytes, string expected) => Assert.Equal(expected, Words.Bytes(bytes));
}
