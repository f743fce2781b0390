namespace Fathom.Evaluation;

/// <summary>The groups over which means are taken: "all", places, and places with their condition ("street/night").</summary>
internal static class FrameGroups
{
    public static IEnumerable<string> Of(IEnumerable<(string Place, string Condition)> frames) =>
        frames.SelectMany(frame => new[] { frame.Place, PlaceAndCondition(frame.Place, frame.Condition) }).Where(name => name is not ("" or "all")).Distinct().Order(StringComparer.Ordinal).Prepend("all");

    public static bool Contains(string group, string place, string condition) => group == "all" || group == place || group == PlaceAndCondition(place, condition);

    // An unknown condition adds no group of its own.
    private static string PlaceAndCondition(string place, string condition) => condition == "" ? place : $"{place}/{condition}";
}
