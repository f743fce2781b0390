using System.Runtime.InteropServices;

namespace Fathom.Torch;

/// <summary>The functions of native/torch_*.cpp. The library, and libtorch with it, is loaded by the first call of one of them.</summary>
internal static unsafe partial class Native
{
    private const string Library = "fathom_torch";

    static Native() => NativeLibraries.Register(typeof(Native).Assembly, Library, "Run ./fathom setup --all");

    [LibraryImport(Library, EntryPoint = "fathom_torch_error")]
    private static partial byte* Error();

    [LibraryImport(Library, EntryPoint = "fathom_torch_find", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Find(string name, string overload);

    [LibraryImport(Library, EntryPoint = "fathom_torch_call")]
    public static partial int Call(nint op, Value* arguments, int count, Value* results, int capacity);

    [LibraryImport(Library, EntryPoint = "fathom_torch_argument_count")]
    public static partial int ArgumentCount(nint op);

    [LibraryImport(Library, EntryPoint = "fathom_torch_argument_name")]
    private static partial byte* ArgumentNameBytes(nint op, int index);

    [LibraryImport(Library, EntryPoint = "fathom_torch_argument_default")]
    public static partial int ArgumentDefault(nint op, int index, Value* result);

    [LibraryImport(Library, EntryPoint = "fathom_torch_schema")]
    private static partial byte* SchemaBytes(nint op);

    [LibraryImport(Library, EntryPoint = "fathom_torch_schemas")]
    private static partial byte* SchemasBytes();

    [LibraryImport(Library, EntryPoint = "fathom_torch_release")]
    public static partial void Release(nint handle);

    [LibraryImport(Library, EntryPoint = "fathom_torch_live")]
    public static partial long Live();

    [LibraryImport(Library, EntryPoint = "fathom_torch_info")]
    public static partial int Info(nint handle, TensorInfo* info);

    [LibraryImport(Library, EntryPoint = "fathom_torch_set_requires_grad")]
    public static partial int SetRequiresGrad(nint handle, byte value);

    [LibraryImport(Library, EntryPoint = "fathom_torch_grad")]
    public static partial int Grad(nint handle, nint* grad);

    [LibraryImport(Library, EntryPoint = "fathom_torch_set_grad")]
    public static partial int SetGrad(nint handle, nint grad);

    [LibraryImport(Library, EntryPoint = "fathom_torch_set_data")]
    public static partial int SetData(nint handle, nint data);

    [LibraryImport(Library, EntryPoint = "fathom_torch_backward")]
    public static partial int Backward(nint* roots, nint* gradients, int count, nint* inputs, int inputCount, byte retain, byte create);

    [LibraryImport(Library, EntryPoint = "fathom_torch_grads")]
    public static partial int Grads(nint* outputs, nint* gradients, int count, nint* inputs, int inputCount, byte retain, byte create, byte allowUnused, nint* results);

    [LibraryImport(Library, EntryPoint = "fathom_torch_grad_mode")]
    public static partial byte GradMode();

    [LibraryImport(Library, EntryPoint = "fathom_torch_set_grad_mode")]
    public static partial void SetGradMode(byte enabled);

    [LibraryImport(Library, EntryPoint = "fathom_torch_enter_inference_mode")]
    public static partial nint EnterInferenceMode(byte enabled);

    [LibraryImport(Library, EntryPoint = "fathom_torch_leave_inference_mode")]
    public static partial void LeaveInferenceMode(nint guard);

    [LibraryImport(Library, EntryPoint = "fathom_torch_inference_mode")]
    public static partial byte InferenceMode();

    [LibraryImport(Library, EntryPoint = "fathom_torch_manual_seed")]
    public static partial int ManualSeed(ulong seed);

    [LibraryImport(Library, EntryPoint = "fathom_torch_default_generator")]
    public static partial int DefaultGenerator(int device, nint* generator);

    [LibraryImport(Library, EntryPoint = "fathom_torch_new_generator")]
    public static partial int NewGenerator(int device, ulong seed, nint* generator);

    [LibraryImport(Library, EntryPoint = "fathom_torch_release_generator")]
    public static partial void ReleaseGenerator(nint generator);

    [LibraryImport(Library, EntryPoint = "fathom_torch_generator_seed")]
    public static partial int GeneratorSeed(nint generator, ulong* seed);

    [LibraryImport(Library, EntryPoint = "fathom_torch_set_generator_seed")]
    public static partial int SetGeneratorSeed(nint generator, ulong seed);

    [LibraryImport(Library, EntryPoint = "fathom_torch_generator_state")]
    public static partial int GeneratorState(nint generator, nint* state);

    [LibraryImport(Library, EntryPoint = "fathom_torch_set_generator_state")]
    public static partial int SetGeneratorState(nint generator, nint state);

    [LibraryImport(Library, EntryPoint = "fathom_torch_from_memory")]
    public static partial int FromMemory(void* data, long* sizes, int dim, int dtype, delegate* unmanaged<nint, void> release, nint context, nint* result);

    [LibraryImport(Library, EntryPoint = "fathom_torch_add_hook")]
    public static partial int AddHook(nint handle, delegate* unmanaged<nint, nint, nint*, int> hook, delegate* unmanaged<nint, void> release, nint context, uint* place);

    [LibraryImport(Library, EntryPoint = "fathom_torch_remove_hook")]
    public static partial int RemoveHook(nint handle, uint place);

    [LibraryImport(Library, EntryPoint = "fathom_torch_set_anomaly")]
    public static partial void SetAnomaly(byte enabled, byte checkNan);

    [LibraryImport(Library, EntryPoint = "fathom_torch_anomaly")]
    public static partial int Anomaly();

    [LibraryImport(Library, EntryPoint = "fathom_torch_cuda_devices")]
    public static partial int CudaDevices();

    [LibraryImport(Library, EntryPoint = "fathom_torch_interop_threads")]
    public static partial int InteropThreads();

    [LibraryImport(Library, EntryPoint = "fathom_torch_set_interop_threads")]
    public static partial int SetInteropThreads(int count);

    [LibraryImport(Library, EntryPoint = "fathom_torch_keep_memory")]
    public static partial void KeepMemory();

    [LibraryImport(Library, EntryPoint = "fathom_torch_threads")]
    public static partial int Threads();

    [LibraryImport(Library, EntryPoint = "fathom_torch_set_threads")]
    public static partial int SetThreads(int count);

    [LibraryImport(Library, EntryPoint = "fathom_torch_enter_autocast")]
    public static partial int EnterAutocast(int dtype);

    [LibraryImport(Library, EntryPoint = "fathom_torch_leave_autocast")]
    public static partial int LeaveAutocast(int before);

    public static string ArgumentName(nint op, int index) => Text(ArgumentNameBytes(op, index));

    public static string Schemas() => Text(SchemasBytes());

    public static string Schema(nint op) => Text(SchemaBytes(op));

    /// <summary>Turns the bridge's error code into an exception with PyTorch's message.</summary>
    public static void Check(int code, string where)
    {
        if (code < 0)
            throw Failure(where);
    }

    public static TorchException Failure(string where) => new($"{where}: {Text(Error())}");

    private static string Text(byte* bytes) => Marshal.PtrToStringUTF8((nint)bytes) ?? "";
}
