namespace Fathom;

/// <summary>Whole numbers of 16 bits as PNG files: labels, optical flow, normals. For depth see <see cref="DepthMap.SavePng16(string)"/>.</summary>
public static class Png16
{
    /// <summary>Writes the numbers atomically, as stored.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="samples">H×W of grey, or H×W×3 of red, green, blue.</param>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <exception cref="ArgumentException">There are neither H×W nor H×W×3 numbers.</exception>
    /// <exception cref="WriteException">The file cannot be written; nothing is left behind.</exception>
    public static void Save(string path, ushort[] samples, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var pixels = (long)width * height;
        if (samples.Length != pixels && samples.Length != 3 * pixels)
            throw new ArgumentException($"{width}×{height} pixels have {pixels} grey or {3 * pixels} colour numbers, not {samples.Length}.", nameof(samples));
        AtomicFile.Write(path, samples.Length == pixels ? PngEncoder.Encode(samples, width, height, null, []) : PngEncoder.Encode(samples, width, height));
    }
}
