namespace Fathom.Worlds.Geometry;

/// <summary>A thing that moves as one piece.</summary>
/// <param name="Mesh">Its surfaces, in its own frame.</param>
/// <param name="At">Where its frame is at a time in seconds.</param>
internal sealed record Body(Mesh Mesh, Func<float, Frame> At);
