using System.Runtime.InteropServices;

namespace Fathom.Worlds.Embree;

/// <summary>An Embree device that builds on the calling thread only. One for each render call at a time:
/// commits on one device wait for each other.</summary>
internal sealed class EmbreeDevice : SafeHandle
{
    /// <summary>Opens a device.</summary>
    /// <exception cref="FathomException">Embree is missing (<see cref="MissingLibraryException"/>) or refuses to start.</exception>
    public EmbreeDevice() : base(0, ownsHandle: true)
    {
        try
        {
            SetHandle(EmbreeNative.rtcNewDevice("threads=1,set_affinity=0"));
        }
        catch (DllNotFoundException)
        {
            throw new MissingLibraryException("libembree3.so.3", "Run ./fathom setup --all");
        }
        if (IsInvalid)
        {
            var error = EmbreeNative.rtcGetDeviceError(0);
            throw new FathomException($"Embree could not start on this machine (error {error}). Run ./fathom setup --all");
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The native pointer, valid until disposal.</summary>
    public nint Pointer => handle;

    /// <summary>Throws if the last calls on this device went wrong.</summary>
    public void Check()
    {
        var error = EmbreeNative.rtcGetDeviceError(handle);
        if (error != 0)
            throw new FathomException(error == OutOfMemory ? "Embree ran out of memory while building a world."
                : $"Embree reports error {error} while building a world.");
    }

    protected override bool ReleaseHandle()
    {
        EmbreeNative.rtcReleaseDevice(handle);
        return true;
    }

    private const int OutOfMemory = 4;
}
