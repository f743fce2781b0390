using System.Runtime.InteropServices;

namespace Fathom.Worlds.Embree;

/// <summary>The part of Embree 3.13's C API that the renderer uses (rtcore_*.h).</summary>
internal static unsafe partial class EmbreeNative
{
    public const int GeometryTriangle = 0;
    public const int GeometrySpherePoint = 50;
    public const int BufferIndex = 0;
    public const int BufferVertex = 1;
    public const int FormatUInt3 = 0x5003;
    public const int FormatFloat3 = 0x9003;
    public const int FormatFloat4 = 0x9004;
    public const uint InvalidId = uint.MaxValue;

    private const string Library = "libembree3.so.3";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint rtcNewDevice(string config);

    [LibraryImport(Library)]
    public static partial void rtcReleaseDevice(nint device);

    [LibraryImport(Library)]
    public static partial int rtcGetDeviceError(nint device);

    [LibraryImport(Library)]
    public static partial nint rtcNewScene(nint device);

    [LibraryImport(Library)]
    public static partial void rtcReleaseScene(nint scene);

    [LibraryImport(Library)]
    public static partial void rtcCommitScene(nint scene);

    [LibraryImport(Library)]
    public static partial nint rtcNewGeometry(nint device, int type);

    [LibraryImport(Library)]
    public static partial void rtcReleaseGeometry(nint geometry);

    [LibraryImport(Library)]
    public static partial void* rtcSetNewGeometryBuffer(nint geometry, int type, uint slot, int format, nuint stride, nuint count);

    [LibraryImport(Library)]
    public static partial void rtcCommitGeometry(nint geometry);

    [LibraryImport(Library)]
    public static partial void rtcAttachGeometryByID(nint scene, nint geometry, uint id);

    [LibraryImport(Library)]
    public static partial void rtcIntersect16(int* valid, nint scene, IntersectContext* context, RayHit16* rays);

    [LibraryImport(Library)]
    public static partial void rtcOccluded16(int* valid, nint scene, IntersectContext* context, RayHit16* rays);
}

/// <summary>RTCIntersectContext.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IntersectContext
{
    public int Flags;
    public nint Filter;
    public uint InstanceId;
}
