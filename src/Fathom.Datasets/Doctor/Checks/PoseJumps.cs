namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Poses that jump: measured by what the camera usually does in the recording.</summary>
internal static class PoseJumps
{
    // Fewer steps have nothing usual: a wrong pose alone makes two.
    private const int FewestSteps = 8;

    public static IEnumerable<Finding> Find(Evidence evidence)
    {
        var settings = evidence.Settings;
        return evidence.Report(FindingKind.PoseJump, evidence.Recordings.SelectMany(Jumps));

        IEnumerable<(FrameRecord, string)> Jumps(Recording recording)
        {
            var motions = recording.Steps.Where(step => step is { From.Frame.Pose: not null, To.Frame.Pose: not null }).Select(step => (step.To, Motion: step.From.Frame.Pose!.Inverse() * step.To.Frame.Pose!))
                .Select(step => (step.To, Metres: step.Motion.Translation.Length, Degrees: Angle(step.Motion))).ToArray();
            if (motions.Length < FewestSteps)
                return [];
            var (metres, degrees) = (Usual(motions.Select(step => step.Metres)), Usual(motions.Select(step => step.Degrees)));
            return motions.Where(step => step.Metres > Math.Max(settings.JumpMetres, settings.JumpTimes * metres) || step.Degrees > Math.Max(settings.JumpDegrees, settings.JumpTimes * degrees))
                .Select(step => (step.To, FormattableString.Invariant($"{step.Metres:0.##} m and {step.Degrees:0}° from the frame before; usual are {metres:0.##} m and {degrees:0.#}°")));
        }
    }

    private static double Usual(IEnumerable<double> steps) => Quantiles.Linear(steps.ToArray().AsSpan(), 0.75);

    // A rotation's trace is 1 + 2 cos.
    private static double Angle(Pose motion) => Math.Acos(Math.Clamp((motion.Rotation[0] + motion.Rotation[4] + motion.Rotation[8] - 1) / 2, -1, 1)) * 180 / Math.PI;
}
