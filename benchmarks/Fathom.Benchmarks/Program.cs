// dotnet run -c Release --project benchmarks/Fathom.Benchmarks -- gate           one call through the gate
// dotnet run -c Release --project benchmarks/Fathom.Benchmarks -- ratios [CASE]  networks and training steps against python3-torch and onnxruntime-node
// dotnet run -c Release --project benchmarks/Fathom.Benchmarks -- predict [PNG]  one warm prediction, from file to files
// dotnet run -c Release --project benchmarks/Fathom.Benchmarks -- attacks        how soon harmful files are refused
// dotnet run -c Release --project benchmarks/Fathom.Benchmarks -- frames         frames of worlds in a second
// dotnet run -c Release --project benchmarks/Fathom.Benchmarks -- rays           rays from C# against C++
// dotnet run -c Release --project benchmarks/Fathom.Benchmarks -- memory         memory over 10,000 worlds
// dotnet run -c Release --project benchmarks/Fathom.Benchmarks -- loader         triplets of pictures against Monodepth2's loader
using Fathom.Benchmarks;
using Fathom.Benchmarks.Loading;
using Fathom.Benchmarks.Ratios;
using Fathom.Benchmarks.Worlds;

switch (args)
{
    case ["gate", .. var rest]:
        GateReport.Run(rest);
        return 0;
    case ["ratios", .. var names]:
        RatioReport.Run(names);
        return 0;
    case ["predict", .. var picture]:
        PredictReport.Run(picture);
        return 0;
    case ["attacks"]:
        AttackReport.Run();
        return 0;
    case ["frames"]:
        FrameReport.Run();
        return 0;
    case ["rays"]:
        RayReport.Run();
        return 0;
    case ["memory"]:
        MemoryReport.Run();
        return 0;
    case ["loader"]:
        LoaderReport.Run();
        return 0;
    default:
        Console.Error.WriteLine("usage: gate | ratios [CASE …] | predict [PNG] | attacks | frames | rays | memory | loader");
        return 2;
}
