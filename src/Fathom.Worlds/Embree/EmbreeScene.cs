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
        var (triangleCount, vertexCount, sphereCount) = (mesh.TriangleCount - from.Triangles, mesh.VertexCount - from.Vertices, mesh.SphereCount - from.Spheres);
        try
        {
            if (triangleCount > 0)
                Attach(device, EmbreeNative.GeometryTriangle, triangles, geometry =>
                {
                    mesh.Positions.AsSpan(from.Vertices, vertexCount).CopyTo(NewBuffer<Vector3>(device, geometry, EmbreeNative.BufferVertex, EmbreeNative.FormatFloat3, vertexCount));
                    var corners = NewBuffer<Triangle>(device, geometry, EmbreeNative.BufferIndex, EmbreeNative.FormatUInt3, triangleCount);
                    for (var i = 0; i < corners.Length; i++)
                    {
                        var (a, b, c) = mesh.Triangles[from.Triangles + i];
                        corners[i] = new Triangle(a - from.Vertices, b - from.Vertices, c - from.Vertices);
                    }
                });
            if (sphereCount > 0)
                Attach(device, EmbreeNative.GeometrySpherePoint, triangles + 1, geometry =>
                    mesh.Spheres.AsSpan(from.Spheres, sphereCount).CopyTo(NewBuffer<Vector4>(device, geometry, EmbreeNative.BufferVertex, EmbreeNative.FormatFloat4, sphereCount)));
            EmbreeNative.rtcCommitScene(handle);
            device.Check();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The native pointer, valid until disposal.</summary>
    public nint Pointer => handle;

    protected override bool ReleaseHandle()
    {
        EmbreeNative.rtcReleaseScene(handle);
        return true;
    }

    private static Span<T> NewBuffer<T>(EmbreeDevice device, nint geometry, int type, int format, int count) where T : unmanaged
    {
        var memory = EmbreeNative.rtcSetNewGeometryBuffer(geometry, type, 0, format, (nuint)sizeof(T), (nuint)count);
        if (memory is not null)
            return new Span<T>(memory, count);
        device.Check();
        throw new FathomException("Embree gave no memory for a world.");
    }

    private void Attach(EmbreeDevice device, int type, uint id, Action<nint> fill)
    {
        var geometry = EmbreeNative.rtcNewGeometry(device.Pointer, type);
        try
        {
            fill(geometry);
            EmbreeNative.rtcCommitGeometry(geometry);
            EmbreeNative.rtcAttachGeometryByID(handle, geometry, id);
        }
        finally
        {
            EmbreeNative.rtcReleaseGeometry(geometry);
        }
    }
}
