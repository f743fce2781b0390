namespace Fathom.Networks;

/// <summary>In which files the weights of a network, or of several of the same names and shapes, were published.</summary>
/// <param name="Networks">Names in <see cref="NetworkRegistry"/>.</param>
/// <param name="Publisher">Who published it, and where.</param>
/// <param name="Licence">The licence of the published weights as far as known; null where it is not.</param>
/// <param name="Parts">The files; together they hold every tensor of the network once.</param>
public sealed record PublishedLayout(IReadOnlyList<string> Networks, string Publisher, string? Licence, params IReadOnlyList<PublishedPart> Parts);
