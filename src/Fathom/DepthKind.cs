namespace Fathom;

/// <summary>What the numbers of a <see cref="DepthMap"/> mean. The kind fixes the unit (see <see cref="DepthKinds.Unit"/>).</summary>
public enum DepthKind
{
    /// <summary>Metres along the optical axis, larger is farther; +∞ is a valid value (sky).</summary>
    MetricDepth,

    /// <summary>Depth along the optical axis up to one unknown positive scale; larger is farther.</summary>
    RelativeDepth,

    /// <summary>Stereo disparity in pixels, larger is nearer; 0 is infinitely far.</summary>
    Disparity,

    /// <summary>1 / metres, larger is nearer; 0 is infinitely far.</summary>
    InverseDepth,

    /// <summary>Inverse depth up to an unknown positive scale and an unknown shift (MiDaS); larger is nearer. Holds no metres.</summary>
    AffineInverseDepth,
}
