using System.Numerics;

namespace Fathom.Worlds.Geometry;

/// <summary>The outline of a flat leaf or spray of leaves, as triangles. Its stalk is at 0, its tip at x = 1, and it is at most 1 to either side.</summary>
internal sealed class LeafShape
{
    /// <summary>One triangle, for far crowns.</summary>
    public static readonly LeafShape Facet = new(new(0, -0.9f), new(1, -0.1f), new(0.25f, 1));

    /// <summary>Five points: maple, plane, ivy, vine.</summary>
    public static readonly LeafShape Lobed = Fan(new(0.25f, 0), new(0, 0.45f), new(0.3f, 1), new(0.55f, 0.4f), new(0.85f, 0.75f), new(0.75f, 0.2f), new(1, 0), new(0.75f, -0.2f), new(0.85f, -0.75f), new(0.55f, -0.4f), new(0.3f, -1), new(0, -0.45f));

    /// <summary>A twig with seven leaves: the look of a crown from some metres on.</summary>
    public static readonly LeafShape Sprig = Leaflets(3, length: 0.85f, width: 0.34f);

    /// <summary>Needles around the end of a twig.</summary>
    public static readonly LeafShape Needles = new(
        new(0, 0.05f), new(0, -0.05f), new(1, 0), new(0, 0.05f), new(0.05f, -0.05f), new(0.8f, 0.55f), new(0, -0.05f), new(0.05f, 0.05f), new(0.8f, -0.55f),
        new(0, 0), new(0.1f, -0.05f), new(0.35f, 0.9f), new(0, 0), new(0.1f, 0.05f), new(0.35f, -0.9f));

    /// <summary>A narrow stem with leaflets in pairs: fern, palm, ash.</summary>
    public static readonly LeafShape Frond = Leaflets(8, length: 1, width: 0.085f);

    /// <summary>A drooping bough of a spruce: broad at the trunk, fringed.</summary>
    public static readonly LeafShape Bough = new(
        new(0, 0), new(0.45f, 0), new(0.3f, 1), new(0, 0), new(0.45f, 0), new(0.3f, -1), new(0.25f, 0), new(0.75f, 0), new(0.65f, 0.75f),
        new(0.25f, 0), new(0.75f, 0), new(0.65f, -0.75f), new(0.5f, 0.35f), new(0.5f, -0.35f), new(1, 0));

    /// <summary>A grass blade or maize leaf: a narrow triangle.</summary>
    public static readonly LeafShape Blade = new(new(0, -1), new(0, 1), new(1, 0));

    private LeafShape(params Vector2[] corners)
    {
        Corners = corners;
        for (var i = 0; i < corners.Length; i += 3)
        {
            Vector2 u = corners[i + 1] - corners[i], v = corners[i + 2] - corners[i];
            Area += MathF.Abs(u.X * v.Y - u.Y * v.X) / 2;
        }
    }

    /// <summary>Three points for each triangle.</summary>
    public IReadOnlyList<Vector2> Corners { get; }

    /// <summary>The triangles' area.</summary>
    public float Area { get; }

    private static LeafShape Fan(params Vector2[] rim) => new([.. Enumerable.Range(1, rim.Length - 2).SelectMany(i => new[] { rim[0], rim[i], rim[i + 1] })]);

    // Pairs along a stem, shorter towards the tip, and one leaf at its end.
    private static LeafShape Leaflets(int pairs, float length, float width)
    {
        List<Vector2> corners = [];
        for (var i = 0; i < pairs; i++)
        {
            float at = (i + 0.5f) / (pairs + 1), reach = length * (1 - 0.65f * i / pairs);
            foreach (var side in (ReadOnlySpan<float>)[-1, 1])
                corners.AddRange([new(at - width * 0.5f, 0), new(at + width * 0.8f, 0.12f * side), new(MathF.Min(1, at + 0.2f + width), side * reach)]);
        }
        corners.AddRange([new(1 - 1.6f / (pairs + 1), -width * 0.8f), new(1 - 1.6f / (pairs + 1), width * 0.8f), new(1, 0)]);
        return new([.. corners]);
    }
}
