namespace Fathom.Datasets.Doctor;

/// <summary>How much moves between a picture and the one after it.</summary>
/// <param name="Record">The frame.</param>
/// <param name="Flow">The median length of the flow, as a share of the picture's width.</param>
/// <param name="Lost">The share of pixels that flow there and back does not bring home: not seen in both, or not found.</param>
internal sealed record NeighbourMotion(FrameRecord Record, double Flow, double Lost)
{
    // As wide as flow has to be to tell a twentieth of a percent from nothing.
    private const int Width = 256;

    /// <summary>Measures; null where a picture cannot be read or the sizes differ, which other checks report.</summary>
    /// <param name="record">A frame that names the picture after it.</param>
    /// <param name="home">How near to where it was a pixel must come back, as a share of the width.</param>
    /// <exception cref="MissingLibraryException">The library for flow is not there.</exception>
    public static NeighbourMotion? Of(FrameRecord record, double home)
    {
        try
        {
            Image here = record.Frame.Picture.Read(), next = record.Frame.NextPicture!.Read();
            if ((here.Width, here.Height) != (next.Width, next.Height))
                return null;
            (here, next) = (Small(here), Small(next));
            var (flow, back) = (OpticalFlow.Dense(here, next), OpticalFlow.Dense(next, here));
            var lengths = new float[flow.U.Length];
            for (var i = 0; i < lengths.Length; i++)
                lengths[i] = MathF.Sqrt(flow.U[i] * flow.U[i] + flow.V[i] * flow.V[i]);
            var lost = Enumerable.Range(0, lengths.Length).Count(i => !ComesHome(i, flow, back, home * flow.Width));
            return new NeighbourMotion(record, Quantiles.Median(lengths.AsSpan()) / flow.Width, (double)lost / lengths.Length);
        }
        catch (FathomException error) when (error is not MissingLibraryException)
        {
            return null;
        }
    }

    private static bool ComesHome(int i, FlowField flow, FlowField back, double pixels)
    {
        int x = (int)MathF.Round(i % flow.Width + flow.U[i]), y = (int)MathF.Round(i / flow.Width + flow.V[i]);
        if (x < 0 || x >= flow.Width || y < 0 || y >= flow.Height)
            return false;
        var j = y * flow.Width + x;
        float u = flow.U[i] + back.U[j], v = flow.V[i] + back.V[j];
        return u * u + v * v <= pixels * pixels;
    }

    private static Image Small(Image image) =>
        image.Width <= Width ? image : image.Resize(Width, Math.Max(1, (int)Math.Round((double)Width * image.Height / image.Width)), Resizing.OpenCvArea);
}
