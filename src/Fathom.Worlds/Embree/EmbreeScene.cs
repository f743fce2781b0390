using System.Numerics;
using System.Runtime.InteropServices;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Embree;

/// <summary>A mesh as Embree sees it: one triangle geometry and one of exact spheres, ready for rays.</summary>
internal sealed unsafe class EmbreeScene : SafeHandle
{
    /// <summary>Geometry id of the triangles.</summary>
    public const uint Triangles = 0;

    /// <summary>Geometry id of the spheres.</summary>
    public const uint Spheres = 1;

    /// <summary>Copies the mesh and builds the hierarchy.</summary>
    public EmbreeScene(EmbreeDevice device, Mesh mesh) : base(0, ownsHandle: true)
    {
        SetHandle(EmbreeNative.rtcNewScene(device.Pointer));
        if (mesh.TriangleCount > 0)
        {
            var geometry = EmbreeNative.rtcNewGeometry(device.Pointer, EmbreeNative.GeometryTriangle);
            Copy<Vector3>(mesh.Positions.AsSpan(0, mesh.VertexCount), geometry, EmbreeNative.BufferVertex, EmbreeNative.FormatFloat3);
            Copy<Triangle>(mesh.Triangles.AsSpan(0, mesh.TriangleCount), geometry, EmbreeNative.BufferIndex, EmbreeNative.FormatUInt3);
            Attach(geometry, Triangles);
        }
        if (mesh.SphereCount > 0)
        {
            var geometry = EmbreeNative.rtcNewGeometry(device.Pointer, EmbreeNative.GeometrySpherePoint);
            Copy<Vector4>(mesh.Spheres.AsSpan(0, mesh.SphereCount), geometry, EmbreeNative.BufferVertex, EmbreeNative.FormatFloat4);
            Attach(geometry, Spheres);
        }
        EmbreeNative.rtcCommitScene(handle);
        device.Check();
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The native pointer, valid until disposal.</summary>
    public nint Pointer => handle;

    protected override bool ReleaseHandle()
    {
        EmbreeNative.rtcReleaseScene(handle);
        return true;
    }

    private static void Copy<T>(ReadOnlySpan<T> from, nint geometry, int type, int format) where T : unmanaged
    {
        var to = EmbreeNative.rtcSetNewGeometryBuffer(geometry, type, 0, format, (nuint)sizeof(T), (nuint)from.Length);
        if (to is not null)
            from.CopyTo(new Span<T>(to, from.Length));
    }

    private void Attach(nint geometry, uint id)
    {
        EmbreeNative.rtcCommitGeometry(geometry);
        EmbreeNative.rtcAttachGeometryByID(handle, geometry, id);
        EmbreeNative.rtcReleaseGeometry(geometry);
    }
}
