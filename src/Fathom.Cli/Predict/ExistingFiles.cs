namespace Fathom.Cli.Predict;

/// <summary>What happens to a result's file that is there already.</summary>
internal enum ExistingFiles
{
    /// <summary>Replaced, except in a folder that also holds input pictures: there it may be somebody's photograph.</summary>
    ReplaceResults,

    /// <summary>Replaced everywhere; never an input itself.</summary>
    Replace,

    /// <summary>Left alone where a picture's results are all there: it is done. The files of the others are as under <see cref="ReplaceResults"/>.</summary>
    Keep,
}
