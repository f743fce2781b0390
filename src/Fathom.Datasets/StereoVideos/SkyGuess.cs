namespace Fathom.Datasets.StereoVideos;

/// <summary>Guesses the sky without a network: the bright, even area that reaches the top of the picture. See <see cref="StereoVideoSettings.FillSky"/>.</summary>
internal static class SkyGuess
{
    // Grey levels: how bright sky is at least, and how much neighbours in it differ at most.
    private const int Brightness = 120, Step = 4;
    // Sky is farther than all but this share of the frame, where its disparity is known at all.
    private const double Farthest = 0.25;

    /// <summary>Sets the sky's disparities to the smallest known.</summary>
    /// <param name="picture">The left eye.</param>
    /// <param name="disparities">H×W, NaN where unknown; at least one known.</param>
    public static void Fill(Image picture, float[] disparities)
    {
        var sky = Find(picture);
        var known = Array.FindAll(disparities, disparity => !float.IsNaN(disparity));
        var inside = Enumerable.Range(0, sky.Length).Where(i => sky[i] && !float.IsNaN(disparities[i])).Select(i => disparities[i]).ToArray();
        if (inside.Length > 0 && Quantiles.Median(inside) > Quantiles.Linear(known, Farthest))
            return;
        // As robust as the frame's range: one wrong pixel would be the sky's disparity otherwise.
        var farthest = (float)Quantiles.Linear(known, 0.01);
        for (var i = 0; i < sky.Length; i++)
            if (sky[i])
                disparities[i] = farthest;
    }

    /// <summary>H×W: what is joined to the top row by bright pixels that hardly differ from their neighbours.</summary>
    public static bool[] Find(Image picture)
    {
        var grey = new int[picture.Width * picture.Height];
        for (var i = 0; i < grey.Length; i++)
            grey[i] = (picture.Pixels[3 * i] + picture.Pixels[3 * i + 1] + picture.Pixels[3 * i + 2]) / 3;
        var sky = new bool[grey.Length];
        var open = new Stack<int>();
        for (var x = 0; x < picture.Width; x++)
            Visit(x, grey[x]);
        while (open.TryPop(out var i))
        {
            var x = i % picture.Width;
            if (x > 0)
                Visit(i - 1, grey[i]);
            if (x + 1 < picture.Width)
                Visit(i + 1, grey[i]);
            if (i >= picture.Width)
                Visit(i - picture.Width, grey[i]);
            if (i + picture.Width < grey.Length)
                Visit(i + picture.Width, grey[i]);
        }
        return sky;

        void Visit(int i, int neighbour)
        {
            if (sky[i] || grey[i] < Brightness || Math.Abs(grey[i] - neighbour) > Step)
                return;
            sky[i] = true;
            open.Push(i);
        }
    }
}
