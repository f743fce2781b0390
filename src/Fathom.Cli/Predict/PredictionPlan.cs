namespace Fathom.Cli.Predict;

/// <summary>Decides, before anything is computed, which files each picture's depth goes to, and refuses what would destroy something.</summary>
internal static class PredictionPlan
{
    /// <summary>One job for each picture.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="request">Where to, and what to write.</param>
    /// <exception cref="UsageException">Points were asked for without a camera, or known distances are given for several pictures; two pictures would get the same file, or a file would replace an input or what may be one.</exception>
    public static IReadOnlyList<PredictionJob> Create(IReadOnlyList<InputPicture> pictures, PredictRequest request)
    {
        if ((request.Formats & OutputFormats.Points) != 0 && !request.Camera.IsKnown)
            throw new UsageException($"{OutputFile.Describe(request.Formats & OutputFormats.Points)} needs a camera. Say --fov DEGREES (a phone's main camera has about 65), or --intrinsics FX,FY,CX,CY.");
        if (request.Known.Count > 0 && pictures.Count > 1)
            throw new UsageException($"--known names pixels of one picture, but there are {pictures.Count}. Predict them one by one.");
        var jobs = pictures.Select(picture => Job(picture, request)).ToList();
        var inputs = pictures.Select(picture => RealPath.Of(picture.Path)).ToHashSet(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var job in jobs)
        {
            foreach (var file in job.Files)
            {
                var full = RealPath.OfNew(file);
                if (inputs.Contains(full))
                    throw new UsageException($"{file} is an input and would be replaced by the depth of {job.Source}. Choose another folder with -o.");
                if (!owners.TryAdd(full, job.Source))
                    throw new UsageException($"{owners[full]} and {job.Source} would both become {file}. Predict them into different folders: one command each, with its own -o.");
            }
        }
        if (request.Existing != ExistingFiles.Replace)
            RefuseToReplaceBesideInputs(jobs.Where(job => !(request.Existing == ExistingFiles.Keep && job.IsDone)), inputs);
        return jobs;
    }

    private static void RefuseToReplaceBesideInputs(IEnumerable<PredictionJob> jobs, HashSet<string> inputs)
    {
        var folders = inputs.Select(Path.GetDirectoryName).ToHashSet();
        var file = jobs.SelectMany(job => job.Files).FirstOrDefault(file => folders.Contains(Path.GetDirectoryName(RealPath.OfNew(file))) && Path.Exists(file));
        if (file is not null)
            throw new UsageException($"{file} exists, in a folder of input pictures, and would be replaced. Choose another folder with -o, or say --overwrite.");
    }

    private static PredictionJob Job(InputPicture picture, PredictRequest request) =>
        new(picture.Path, OutputFile.Of(request.Formats, Path.Combine(request.Output, picture.Name)));
}
