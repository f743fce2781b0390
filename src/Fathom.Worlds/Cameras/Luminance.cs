using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>How bright a colour is: the weights of ITU-R BT.709, of linear light and of stored brightness alike.</summary>
internal static class Luminance
{
    private static readonly Vector3 Weights = new(0.2126f, 0.7152f, 0.0722f);

    /// <summary>Of a colour.</summary>
    public static float Of(Vector3 colour) => Vector3.Dot(colour, Weights);

    /// <summary>The colour as bright as before, more or less colourful.</summary>
    /// <param name="colour">The colour.</param>
    /// <param name="saturation">0: grey; 1: as it is; above 1: more.</param>
    public static Vector3 Saturated(Vector3 colour, float saturation) => Vector3.Lerp(new Vector3(Of(colour)), colour, saturation);
}
