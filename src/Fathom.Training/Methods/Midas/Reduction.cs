namespace Fathom.Training.Methods.Midas;

/// <summary>How sums over pixels become one number for a batch.</summary>
public enum Reduction
{
    /// <summary>Each picture's sum divided by its own count, then the mean over pictures. A picture without a measured pixel adds 0 and counts as a picture.</summary>
    Image,

    /// <summary>The batch's sum divided by the batch's count: pictures with more measured pixels weigh more.</summary>
    Batch,
}
