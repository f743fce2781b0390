namespace Fathom.Evaluation.Tests;

public class BoundaryF1Tests
{
    [Fact]
    public void Random_depths_agree_with_the_definition_worked_out_threshold_by_threshold()
    {
        const int width = 23, height = 17;
        var random = new Random(1);
        for (var round = 0; round < 5; round++)
        {
            var measured = Enumerable.Range(0, width * height).Select(_ => (float)Math.Exp(0.15 * random.NextDouble() * round)).ToArray();
            var predicted = measured.Select(depth => depth * (1 + 0.1 * random.NextDouble())).ToArray();
            var mask = measured.Select(_ => random.NextDouble() > 0.03 * round).ToArray();
            var expected = ByDefinition(predicted, measured, mask, width);
            if (expected > 0)
                Assert.Equal(expected, BoundaryF1.Measure(predicted, measured, mask, width)!.Value, 12);
            else
                Assert.Null(BoundaryF1.Measure(predicted, measured, mask, width));
        }
    }

    [Fact]
    public void The_same_outlines_score_1_at_any_scale_and_flat_or_shifted_ones_nothing()
    {
        // Blocks of 4×4 pixels, each with another depth than its neighbours, in all four directions.
        var measured = Blocks((x, y) => 1 + (x + 2 * y) % 4);
        Assert.Equal(1, Score(Array.ConvertAll(measured, depth => 7.0 * depth), measured)!.Value, 12);
        Assert.Equal(0, Score(new double[measured.Length].Select(_ => 1.0).ToArray(), measured));
        Assert.Equal(0, Score(Array.ConvertAll(Blocks((x, y) => 1 + (x + 2 * y) % 4, shift: 1), depth => (double)depth), measured));
    }

    [Fact]
    public void A_soft_outline_counts_at_the_thresholds_that_it_passes()
    {
        // Steps of 1:1.5 up and down, seen as steps of 1:1.1, which pass three of the ten thresholds: 1.05, 1.0722, 1.0944.
        var measured = Blocks((x, y) => (x + y) % 2 == 0 ? 1 : 1.5f);
        var thresholds = Enumerable.Range(0, 10).Select(n => 1.05 + n * 0.2 / 9).ToArray();
        Assert.Equal(thresholds.Take(3).Sum() / thresholds.Sum(), Score(Array.ConvertAll(measured, depth => depth > 1 ? 1.1 : 1.0), measured)!.Value, 12);
    }

    [Fact]
    public void There_is_no_score_without_outlines_nor_for_sparse_depth()
    {
        var measured = Blocks((x, y) => 1 + (x + 2 * y) % 4);
        var same = Array.ConvertAll(measured, depth => (double)depth);
        Assert.Null(Score(same, Array.ConvertAll(measured, _ => 2f)));

        var lines = new bool[256];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = i / 16 % 4 == 0;
        Assert.Null(BoundaryF1.Measure(same, measured, lines, 16));
        Assert.Throws<ArgumentException>(() => BoundaryF1.Measure(same, measured, lines, 15));
    }

    private static float[] Blocks(Func<int, int, float> depth, int shift = 0) => [.. Enumerable.Range(0, 256).Select(i => depth((i % 16 + shift) / 4, (i / 16 + shift) / 4))];

    private static double? Score(double[] predicted, float[] measured) => BoundaryF1.Measure(predicted, measured, [.. measured.Select(_ => true)], 16);

    // Precision and recall of each direction by counting, then the mean over directions, F1, and the mean weighted by the thresholds.
    private static double ByDefinition(double[] predicted, float[] measured, bool[] mask, int width)
    {
        double sum = 0, weights = 0;
        var height = mask.Length / width;
        for (var n = 0; n < 10; n++)
        {
            double threshold = 1.05 + n * 0.2 / 9, precision = 0, recall = 0;
            foreach (var (dx, dy) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1) })
            {
                var pairs = (from i in Enumerable.Range(0, mask.Length)
                             let x = i % width + dx
                             let y = i / width + dy
                             where x >= 0 && x < width && y >= 0 && y < height
                             let j = y * width + x
                             where mask[i] && mask[j]
                             select (Predicted: predicted[j] / predicted[i] > threshold, Measured: (double)measured[j] / measured[i] > threshold)).ToList();
                double both = pairs.Count(pair => pair.Predicted && pair.Measured);
                precision += both / Math.Max(pairs.Count(pair => pair.Predicted), 1) / 4;
                recall += both / Math.Max(pairs.Count(pair => pair.Measured), 1) / 4;
            }
            sum += HarmonicMean(precision, recall) * threshold;
            weights += threshold;
        }
        return sum / weights;

        static double HarmonicMean(double precision, double recall) => precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
