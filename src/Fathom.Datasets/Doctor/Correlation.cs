namespace Fathom.Datasets.Doctor;

/// <summary>Pearson's correlation of two quantities, pair by pair.</summary>
internal sealed class Correlation
{
    private double count, x, y, xx, yy, xy;

    public void Add(double one, double other)
    {
        count++;
        x += one;
        y += other;
        xx += one * one;
        yy += other * other;
        xy += one * other;
    }

    /// <summary>−1…1; NaN where one of them is constant.</summary>
    public double Value
    {
        get
        {
            double spreadX = count * xx - x * x, spreadY = count * yy - y * y;
            return spreadX > 1e-12 * count * xx && spreadY > 1e-12 * count * yy ? (count * xy - x * y) / Math.Sqrt(spreadX * spreadY) : double.NaN;
        }
    }
}
