namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Pictures in which little can be seen.</summary>
internal static class Exposure
{
    public static IEnumerable<Finding> Find(Evidence evidence) => evidence.Report(evidence.Looks.Where(look => look.Picture is not null), look => look.Record, look => Judge(look.Picture!, evidence.Settings));

    private static (FindingKind Kind, string Detail)? Judge(PictureLook picture, DoctorSettings settings) =>
        picture.Contrast < settings.Contrast ? (FindingKind.ConstantPicture, FormattableString.Invariant($"grey {picture.Brightness:0} ± {picture.Contrast:0.#}"))
        : picture.White > settings.White ? (FindingKind.OverExposed, FormattableString.Invariant($"{100 * picture.White:0} % white"))
        : picture.Black > settings.Black ? (FindingKind.UnderExposed, FormattableString.Invariant($"{100 * picture.Black:0} % black"))
        : null;
}
