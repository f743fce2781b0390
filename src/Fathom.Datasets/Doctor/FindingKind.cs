namespace Fathom.Datasets.Doctor;

/// <summary>What can be wrong with a data set, in the order of reports. What to do is told by <see cref="FindingKinds.WayOut"/>.</summary>
public enum FindingKind
{
    /// <summary>The list of frames, or what it refers to, cannot be read to its end.</summary>
    BrokenList,

    /// <summary>A frame's picture is not there.</summary>
    MissingPicture,

    /// <summary>The depth file that a frame names is not there.</summary>
    MissingDepth,

    /// <summary>A picture before or after a frame is named, but not there.</summary>
    MissingNeighbour,

    /// <summary>The other eye's picture is named but not there, or the only one missing in its sequence.</summary>
    MissingOtherEye,

    /// <summary>A file is cut off, damaged or of another kind.</summary>
    UnreadableFile,

    /// <summary>Depth of 8 bits where 16 belong.</summary>
    EightBitDepth,

    /// <summary>Depth as a colour picture.</summary>
    ColourMappedDepth,

    /// <summary>Picture and depth are of different shape.</summary>
    ShapeMismatch,

    /// <summary>Neighbours, or the two eyes, are of different size.</summary>
    SizeChange,

    /// <summary>No pixel of a depth is measured.</summary>
    EmptyDepth,

    /// <summary>All measured pixels of a depth have one value.</summary>
    ConstantDepth,

    /// <summary>Most measured pixels have the largest number that the file can hold, or that there is.</summary>
    SaturatedDepth,

    /// <summary>A pixel that counts as measured is negative or no number.</summary>
    InvalidDepth,

    /// <summary>Metres that cannot be: the steps a metre are wrong.</summary>
    ImplausibleScale,

    /// <summary>Intrinsics of a picture of another size.</summary>
    IntrinsicsOfAnotherSize,

    /// <summary>RobotCar's intrinsics of 1280×960 on pictures cropped to rows 160 to 800, as the published loader has them.</summary>
    CroppedIntrinsics,

    /// <summary>The principal point lies outside the picture.</summary>
    PrincipalPointOutside,

    /// <summary>A focal length that no usual lens has.</summary>
    ImplausibleFocalLength,

    /// <summary>One picture is in two splits.</summary>
    LeakedPicture,

    /// <summary>A picture of one colour.</summary>
    ConstantPicture,

    /// <summary>A frame was taken before the one that it follows.</summary>
    TimeDisorder,

    /// <summary>A depth file that belongs to no picture.</summary>
    DepthWithoutPicture,

    /// <summary>A frame without depth among frames with depth.</summary>
    PictureWithoutDepth,

    /// <summary>What is low in the pictures is far and what is high near: depth may be inverse depth, or the other way round.</summary>
    InvertedDepth,

    /// <summary>The principal point is far from the picture's middle.</summary>
    OffCentreIntrinsics,

    /// <summary>Pixels that are not square.</summary>
    UnequalFocalLengths,

    /// <summary>The camera moved or turned from one frame to the next far more than it usually does.</summary>
    PoseJump,

    /// <summary>One picture is there more than once.</summary>
    DuplicatePicture,

    /// <summary>One recording is in two splits.</summary>
    LeakedSequence,

    /// <summary>Frames are missing in a recording.</summary>
    TimeGap,

    /// <summary>In many pairs of neighbours nothing moves.</summary>
    StaticCamera,

    /// <summary>Neighbours show too little motion to learn depth from.</summary>
    TooLittleMotion,

    /// <summary>Neighbours show so much motion that little is seen in both.</summary>
    TooMuchMotion,

    /// <summary>Most of a picture is white.</summary>
    OverExposed,

    /// <summary>Nearly all of a picture is black.</summary>
    UnderExposed,

    /// <summary>A picture is darker or brighter than its condition says.</summary>
    ConditionContradiction,

    /// <summary>Day and night are both there, but one of them hardly.</summary>
    DayNightImbalance,
}
