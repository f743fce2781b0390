using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Country;

/// <summary>A road over land: its middle and its height swing in waves over y, the way it leads. Starts at the origin, straight ahead.</summary>
internal sealed class Road
{
    private readonly Wave[] bends, climbs;
    private readonly float drift;

    /// <summary>Draws a road.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="mesh">What is built into.</param>
    /// <param name="tightest">Radius of its bends, metres.</param>
    /// <param name="steepest">Slope of its climbs.</param>
    public Road(Dice dice, Mesh mesh, float tightest, float steepest)
    {
        Mesh = mesh;
        // A wave A·cos(ky) has the radius 1 / (A k²) where it bends most, and the slope A k where it climbs most.
        bends = [.. Enumerable.Range(0, 2).Select(_ => Wave.Draw(dice, k => MathF.Min(0.13f / k, 1 / (tightest * k * k)) * dice.Uniform(0, 0.7f)))];
        climbs = [.. Enumerable.Range(0, 2).Select(_ => Wave.Draw(dice, k => steepest / k * dice.Uniform(0, 0.6f)))];
        drift = -bends.Sum(wave => wave.At(0).Slope);
    }

    /// <summary>What the road is built into.</summary>
    public Mesh Mesh { get; }

    /// <summary>x of its middle at y, with slope and curvature.</summary>
    public (float Value, float Slope, float Bend) Middle(float y)
    {
        var (value, slope, bend) = (drift * y, drift, 0f);
        foreach (var wave in bends)
        {
            var at = wave.At(y);
            (value, slope, bend) = (value + at.Value - wave.Start, slope + at.Slope, bend + at.Bend);
        }
        return (value, slope, bend);
    }

    /// <summary>Its height at y.</summary>
    public Height Level(float y)
    {
        Height sum = 0;
        foreach (var wave in climbs)
        {
            var at = wave.At(y);
            sum += new Height(at.Value - wave.Start, 0, at.Slope);
        }
        return sum;
    }

    /// <summary>Metres to the right of its middle, nearly: measured across the road at the same y.</summary>
    public Height Offset(float x, float y)
    {
        var (value, slope, bend) = Middle(y);
        var length = new Height(1 + slope * slope, 0, 2 * slope * bend).Root();
        var across = new Height(x - value, 1, -slope);
        return across * length.Through(1 / length.Value, -1 / (length.Value * length.Value));
    }

    /// <summary>The frame of the road's surface at y: y ahead, x to the right, z up.</summary>
    public Frame At(float y)
    {
        var (value, slope, _) = Middle(y);
        var level = Level(y);
        Vector3 ahead = Vector3.Normalize(new(slope, 1, level.Dy)), right = Vector3.Normalize(new(1, -slope, 0));
        return new Frame(new(value, y, level.Value), right, ahead, Vector3.Cross(right, ahead));
    }

    /// <summary>A place beside the road whose x axis points away from it, upright.</summary>
    /// <param name="side">1: right, −1: left.</param>
    /// <param name="y">Where along the road.</param>
    /// <param name="offset">Metres from the middle.</param>
    /// <param name="height">Metres above the road.</param>
    public Placement Beside(int side, float y, float offset, float height = 0)
    {
        var frame = At(y);
        frame = new Frame(frame.Origin + frame.X * (side * offset) + Vector3.UnitZ * height, frame.X, Vector3.Cross(Vector3.UnitZ, frame.X), Vector3.UnitZ);
        return new Placement(Mesh, side > 0 ? frame : frame.Turned(MathF.PI));
    }

    /// <summary>A strip along the road from one offset and height to another; short pieces near the start, longer ones far away.</summary>
    public void Strip(Material material, float from, float to, float left, float right, float leftHeight, float rightHeight)
    {
        var stops = Stops(from, to);
        Mesh.Begin(material, At(Math.Clamp(0, from, to)));
        Mesh.Ribbon(stops.Length - 1, i =>
        {
            var frame = At(stops[i]);
            return (frame.ToWorld(new(left, 0, leftHeight)), frame.ToWorld(new(right, 0, rightHeight)));
        });
    }

    /// <summary>A profile carried along the road.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="profile">Offsets to the right and heights.</param>
    public void Sweep(Material material, float from, float to, params ReadOnlySpan<Vector2> profile) =>
        new Placement(Mesh, Frame.World).Sweep(material, [.. Stops(from, to).Select(At)], profile);

    private static float[] Stops(float from, float to)
    {
        List<float> stops = [from];
        while (stops[^1] < to)
            stops.Add(MathF.Min(to, stops[^1] + Math.Clamp(MathF.Abs(stops[^1]) * 0.06f, 4, 30)));
        return [.. stops];
    }

    private readonly record struct Wave(float Amplitude, float Number, float Phase)
    {
        public float Start { get; } = Amplitude * MathF.Cos(Phase);

        public static Wave Draw(Dice dice, Func<float, float> amplitude)
        {
            var number = MathF.Tau / dice.LogUniform(220, 1400);
            return new(amplitude(number), number, dice.Uniform(0, MathF.Tau));
        }

        public (float Value, float Slope, float Bend) At(float y)
        {
            var (sin, cos) = MathF.SinCos(Number * y + Phase);
            return (Amplitude * cos, -Amplitude * Number * sin, -Amplitude * Number * Number * cos);
        }
    }
}
