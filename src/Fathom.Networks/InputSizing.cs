namespace Fathom.Networks;

/// <summary>How the size at which a network sees a picture follows from the picture's own.</summary>
public enum InputSizing
{
    /// <summary>Any aspect ratio: about as many pixels as the network's preferred size has, the picture's aspect ratio kept.</summary>
    Area,

    /// <summary>Always the preferred size: a picture of another aspect ratio is squeezed, as in the published training and evaluation.</summary>
    Fixed,

    /// <summary>Within the preferred size, the picture's aspect ratio kept: MiDaS's rule "upper_bound".</summary>
    UpperBound,
}
