namespace Fathom.Cli.Predict;

/// <summary>One picture to predict.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its name below the output folder, without extension: the file's name, after the sub-folders it has below the folder or the fixed part of the glob it was found by.</param>
internal sealed record InputPicture(string Path, string Name);
