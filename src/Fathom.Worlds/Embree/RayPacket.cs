using System.Numerics;
using System.Runtime.InteropServices;

namespace Fathom.Worlds.Embree;

/// <summary>Sixteen rays that Embree traces together: sixteen neighbours cost a fraction of sixteen single rays.</summary>
internal sealed unsafe class RayPacket : IDisposable
{
    /// <summary>Rays in a packet.</summary>
    public const int Size = 16;

    private RayHit16* rays = (RayHit16*)NativeMemory.AlignedAlloc((nuint)sizeof(RayHit16), 64);
    private int* valid = (int*)NativeMemory.AlignedAlloc(Size * sizeof(int), 64);

    public RayPacket()
    {
        NativeMemory.Clear(rays, (nuint)sizeof(RayHit16));
        for (var i = 0; i < Size; i++)
            rays->Mask[i] = uint.MaxValue;
        Clear();
    }

    ~RayPacket() => Free();

    /// <summary>The rays and, after <see cref="Intersect"/>, their hits.</summary>
    public ref RayHit16 Rays => ref *rays;

    /// <summary>Switches all rays off.</summary>
    public void Clear() => new Span<int>(valid, Size).Clear();

    /// <summary>Sets and switches on one ray.</summary>
    /// <param name="lane">0 to 15.</param>
    /// <param name="origin">Start in metres.</param>
    /// <param name="direction">Any length; hits are measured in it.</param>
    /// <param name="far">End in units of the direction's length.</param>
    public void Set(int lane, Vector3 origin, Vector3 direction, float far)
    {
        valid[lane] = -1;
        rays->OriginX[lane] = origin.X;
        rays->OriginY[lane] = origin.Y;
        rays->OriginZ[lane] = origin.Z;
        rays->DirectionX[lane] = direction.X;
        rays->DirectionY[lane] = direction.Y;
        rays->DirectionZ[lane] = direction.Z;
        rays->Near[lane] = 0;
        rays->Far[lane] = far;
        rays->Geometry[lane] = EmbreeNative.InvalidId;
        rays->Instance[lane] = EmbreeNative.InvalidId;
    }

    /// <summary>Finds the nearest hit of every ray that is switched on.</summary>
    public void Intersect(EmbreeScene scene)
    {
        var context = new IntersectContext { Flags = Coherent, InstanceId = EmbreeNative.InvalidId };
        EmbreeNative.rtcIntersect16(valid, scene.Pointer, &context, rays);
    }

    /// <summary>Finds whether anything lies on each ray that is switched on.</summary>
    public void Occlude(EmbreeScene scene)
    {
        var context = new IntersectContext { InstanceId = EmbreeNative.InvalidId };
        EmbreeNative.rtcOccluded16(valid, scene.Pointer, &context, rays);
    }

    /// <summary>True for a ray that <see cref="Occlude"/> found free, or that is switched off.</summary>
    public bool IsFree(int lane) => valid[lane] == 0 || rays->Far[lane] >= 0;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private const int Coherent = 1;

    private void Free()
    {
        NativeMemory.AlignedFree(rays);
        NativeMemory.AlignedFree(valid);
        rays = null;
        valid = null;
    }
}
