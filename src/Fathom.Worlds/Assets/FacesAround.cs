using System.Numerics;

namespace Fathom.Worlds.Assets;

/// <summary>Which faces meet at each corner of a mesh. Positions with the same coordinates are the same place, whatever their numbers: files divide vertices at the seams of textures.</summary>
internal sealed class FacesAround
{
    // The faces of place p are faces[start[p]] to faces[start[p + 1] − 1].
    private readonly int[] placeOf, start, faces;

    /// <summary>Sorts the corners by place.</summary>
    /// <param name="corners">Three for each face.</param>
    /// <param name="points">The positions.</param>
    public FacesAround(ReadOnlySpan<AssetCorner> corners, Vector3[] points)
    {
        var places = new Dictionary<Vector3, int>();
        placeOf = new int[corners.Length];
        for (var i = 0; i < corners.Length; i++)
        {
            var point = points[corners[i].Position];
            if (!places.TryGetValue(point, out placeOf[i]))
                places.Add(point, placeOf[i] = places.Count);
        }
        start = new int[places.Count + 1];
        foreach (var place in placeOf)
            start[place + 1]++;
        for (var i = 0; i < places.Count; i++)
            start[i + 1] += start[i];
        faces = new int[corners.Length];
        var next = start.AsSpan(0, places.Count).ToArray();
        for (var i = 0; i < corners.Length; i++)
            faces[next[placeOf[i]]++] = i / 3;
    }

    /// <summary>The mean normal, weighted by area, of the faces that meet at a corner and do not turn away from its own.</summary>
    /// <param name="corner">Its number; corner c belongs to face c / 3.</param>
    /// <param name="normals">The faces' normals, as long as twice their area.</param>
    /// <param name="crease">Cosine of the angle from which they turn away.</param>
    /// <param name="most">Where more meet, each face has its own normal.</param>
    public Vector3 Normal(int corner, Vector3[] normals, float crease, int most)
    {
        var own = Vector3.Normalize(normals[corner / 3]);
        var (from, to) = (start[placeOf[corner]], start[placeOf[corner] + 1]);
        if (to - from > most)
            return own;
        Vector3 sum = default;
        for (var i = from; i < to; i++)
        {
            var other = normals[faces[i]];
            if (Vector3.Dot(own, other) >= crease * other.Length())
                sum += other;
        }
        return sum.LengthSquared() > 0 ? Vector3.Normalize(sum) : own;
    }
}
