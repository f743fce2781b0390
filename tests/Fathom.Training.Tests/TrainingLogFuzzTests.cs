using System.Text;
using Fathom.Tests;

namespace Fathom.Training.Tests;

public sealed class TrainingLogFuzzTests
{
    [Theory]
    [InlineData(3_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void A_damaged_log_is_cut_where_it_is_damaged(int mutations)
    {
        using var folder = new TemporaryFolder();
        var file = folder["log.jsonl"];
        var good = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 3).Select(Line)));
        new Fuzzer(8, good).Run(mutations, bytes =>
        {
            File.WriteAllBytes(file, bytes);
            using (TrainingLog.Open(file, 2))
            {
            }
            var kept = File.ReadAllBytes(file);
            Assert.True(bytes.AsSpan().StartsWith(kept) && (kept.Length == 0 || kept[^1] == '\n'));
        });
    }

    private static string Line(int step) =>
        $$"""{"step":{{step}},"steps":9,"samples":{{8 * step}},"loss":1.5,"loss_data":1,"loss_gradient":1,"gradient_norm":2,"encoder_rate":0.0001,"decoder_rate":0.001,"data_seconds":0,"forward_seconds":0.1,"backward_seconds":0.2,"update_seconds":0.1,"samples_per_second":3,"seconds_left":10}""" + "\n";
}
