namespace Fathom.Worlds.Geometry;

/// <summary>A height over the x–y plane together with its slope: arithmetic carries the derivatives along (forward-mode differentiation), so that a ground's normals are exact.</summary>
/// <param name="Value">Metres, or any number that depends on x and y.</param>
/// <param name="Dx">Its derivative by x.</param>
/// <param name="Dy">Its derivative by y.</param>
internal readonly record struct Height(float Value, float Dx, float Dy)
{
    /// <summary>The coordinate x itself.</summary>
    public static Height OfX(float x) => new(x, 1, 0);

    /// <summary>The coordinate y itself.</summary>
    public static Height OfY(float y) => new(y, 0, 1);

    /// <summary>A number that is the same everywhere.</summary>
    public static implicit operator Height(float constant) => new(constant, 0, 0);

    public static Height operator +(Height a, Height b) => new(a.Value + b.Value, a.Dx + b.Dx, a.Dy + b.Dy);

    public static Height operator -(Height a, Height b) => new(a.Value - b.Value, a.Dx - b.Dx, a.Dy - b.Dy);

    public static Height operator *(Height a, Height b) => new(a.Value * b.Value, a.Dx * b.Value + a.Value * b.Dx, a.Dy * b.Value + a.Value * b.Dy);

    /// <summary>A function of the height, by its value and derivative there.</summary>
    public Height Through(float value, float derivative) => new(value, derivative * Dx, derivative * Dy);

    /// <summary>The square root of a positive number.</summary>
    public Height Root() => MathF.Sqrt(Value) is var root ? Through(root, 0.5f / MathF.Max(root, 1e-6f)) : default;

    /// <summary>The amount without its sign.</summary>
    public Height Abs() => Value < 0 ? 0 - this : this;

    /// <summary>0 up to one edge, 1 from the other on, and a smooth step (3t² − 2t³) between.</summary>
    public Height Step(float from, float to)
    {
        var t = (Value - from) / (to - from);
        return t <= 0 ? 0 : t >= 1 ? 1 : Through(t * t * (3 - 2 * t), 6 * t * (1 - t) / (to - from));
    }

    /// <summary>A bump of height 1 at 0 that falls off as exp(−(h/width)²).</summary>
    public Height Bump(float width)
    {
        var t = Value / width;
        var bump = MathF.Exp(-t * t);
        return Through(bump, -2 * t / width * bump);
    }

    /// <summary>One height where the share is 0, the other where it is 1.</summary>
    public static Height Mix(Height a, Height b, Height share) => a + (b - a) * share;
}
