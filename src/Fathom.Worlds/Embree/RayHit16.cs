using System.Runtime.InteropServices;

namespace Fathom.Worlds.Embree;

/// <summary>RTCRayHit16: sixteen rays and their hits, structure of arrays; 64-byte aligned in native memory.
/// Its first part is RTCRay16.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct RayHit16
{
    public fixed float OriginX[16];
    public fixed float OriginY[16];
    public fixed float OriginZ[16];
    public fixed float Near[16];
    public fixed float DirectionX[16];
    public fixed float DirectionY[16];
    public fixed float DirectionZ[16];
    public fixed float Time[16];

    /// <summary>The ray's end in units of its direction's length; after a hit the hit's place;
    /// after an occlusion test −∞ where something is in the way.</summary>
    public fixed float Far[16];
    public fixed uint Mask[16];
    public fixed uint Id[16];
    public fixed uint Flags[16];
    public fixed float NormalX[16];
    public fixed float NormalY[16];
    public fixed float NormalZ[16];
    public fixed float U[16];
    public fixed float V[16];
    public fixed uint Primitive[16];
    public fixed uint Geometry[16];
    public fixed uint Instance[16];
}
