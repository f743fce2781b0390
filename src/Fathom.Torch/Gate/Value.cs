using System.Runtime.InteropServices;

namespace Fathom.Torch;

/// <summary>One argument or result as the bridge sees it. Lists and strings are borrowed for the time of a call.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct Value
{
    [FieldOffset(0)] public Tag Tag;
    [FieldOffset(4)] public int Count;
    [FieldOffset(8)] public long Bits;
    [FieldOffset(8)] public double Number;
    [FieldOffset(8)] public nint Handle;
    [FieldOffset(8)] public long* Items;
}
