using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Fathom.Datasets.Tests;

/// <summary>The bits of numbers, short.</summary>
internal static class Hash
{
    public static string Of(float[] values) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())));
}
