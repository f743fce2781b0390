using System.Numerics;
using System.Runtime.InteropServices;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Embree;

/// <summary>A stretch of a mesh as Embree sees it: one triangle geometry and one of exact spheres, ready for rays.</summary>
internal sealed unsafe class EmbreeScene : SafeHandle
{
    /// <summary>Copies the mesh and builds the hierarchy.</summary>
    /// <param name="device">Where.</param>
    /// <param name="mesh">Its surfaces.</param>
    /// <param name="from">What of them comes before the stretch.</param>
    /// <param name="triangles">Geometry id of the triangles; the spheres' is one more.</param>
    public EmbreeScene(EmbreeDevice device, Mesh mesh, Extent from, uint triangles) : base(0, ownsHandle: true)
    {
        SetHandle(EmbreeNative.rtcNewScene(device.Pointer));
        var (triangleCount, sphereCount) = (mesh.TriangleCount - from.Triangles, mesh.SphereCount - from.Spheres);
        if (triangleCount > 0)
        {
            var geometry = EmbreeNative.rtcNewGeometry(device.Pointer, EmbreeNative.GeometryTriangle);
            mesh.Positions.AsSpan(from.Vertices, mesh.VertexCount - from.Vertices).CopyTo(
                NewBuffer<Vector3>(geometry, EmbreeNative.BufferVertex, EmbreeNative.FormatFloat3, mesh.VertexCount - from.Vertices));
            var corners = NewBuffer<Triangle>(geometry, EmbreeNative.BufferIndex, EmbreeNative.FormatUInt3, triangleCount);
            for (var i = 0; i < corners.Length; i++)
            {
                var (a, b, c) = mesh.Triangles[from.Triangles + i];
                corners[i] = new Triangle(a - from.Vertices, b - from.Vertices, c - from.Vertices);
            }
            Attach(geometry, triangles);
        }
        if (sphereCount > 0)
        {
            var geometry = EmbreeNative.rtcNewGeometry(device.Pointer, EmbreeNative.GeometrySpherePoint);
            mesh.Spheres.AsSpan(from.Spheres, sphereCount).CopyTo(NewBuffer<Vector4>(geometry, EmbreeNative.BufferVertex, EmbreeNative.FormatFloat4, sphereCount));
            Attach(geometry, triangles + 1);
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

    private static Span<T> NewBuffer<T>(nint geometry, int type, int format, int count) where T : unmanaged
    {
        var memory = EmbreeNative.rtcSetNewGeometryBuffer(geometry, type, 0, format, (nuint)sizeof(T), (nuint)count);
        return memory is null ? throw new FathomException("Embree ran out of memory while building a world.") : new Span<T>(memory, count);
    }

    private void Attach(nint geometry, uint id)
    {
        EmbreeNative.rtcCommitGeometry(geometry);
        EmbreeNative.rtcAttachGeometryByID(handle, geometry, id);
        EmbreeNative.rtcReleaseGeometry(geometry);
    }
}
