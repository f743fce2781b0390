namespace Fathom.Datasets.Doctor;

/// <summary>What each <see cref="FindingKind"/> means to people.</summary>
public static class FindingKinds
{
    /// <summary>How bad it is.</summary>
    public static FindingSeverity Severity(this FindingKind kind) => kind < FindingKind.DepthWithoutPicture ? FindingSeverity.Error : FindingSeverity.Warning;

    /// <summary>A headline, e.g. "depth of 8 bits".</summary>
    public static string Title(this FindingKind kind) => kind switch
    {
        FindingKind.BrokenList => "the list of frames cannot be read to its end",
        FindingKind.MissingPicture => "pictures that are not there",
        FindingKind.MissingDepth => "depth files that are not there",
        FindingKind.MissingNeighbour => "neighbours in time that are not there",
        FindingKind.MissingOtherEye => "pictures of the other eye that are not there",
        FindingKind.UnreadableFile => "files that cannot be read",
        FindingKind.EightBitDepth => "depth of 8 bits where 16 belong",
        FindingKind.ColourMappedDepth => "depth as a colour picture",
        FindingKind.ShapeMismatch => "depth of another shape than its picture",
        FindingKind.SizeChange => "neighbours or eyes of different size",
        FindingKind.EmptyDepth => "depth in which nothing is measured",
        FindingKind.ConstantDepth => "depth of one value",
        FindingKind.SaturatedDepth => "saturated depth",
        FindingKind.InvalidDepth => "depth that is negative or no number",
        FindingKind.ImplausibleScale => "metres that cannot be",
        FindingKind.IntrinsicsOfAnotherSize => "intrinsics of a picture of another size",
        FindingKind.CroppedIntrinsics => "RobotCar's intrinsics of before the crop",
        FindingKind.PrincipalPointOutside => "principal points outside the picture",
        FindingKind.ImplausibleFocalLength => "focal lengths that no usual lens has",
        FindingKind.LeakedPicture => "pictures of one split in another",
        FindingKind.ConstantPicture => "pictures of one colour",
        FindingKind.TimeDisorder => "frames that were taken before the one they follow",
        FindingKind.DepthWithoutPicture => "depth files without a picture",
        FindingKind.PictureWithoutDepth => "frames without depth among frames with it",
        FindingKind.InvertedDepth => "near and far look swapped",
        FindingKind.OffCentreIntrinsics => "principal points far from the middle",
        FindingKind.UnequalFocalLengths => "pixels that are not square",
        FindingKind.PoseJump => "jumps of the camera",
        FindingKind.DuplicatePicture => "pictures that are there more than once",
        FindingKind.LeakedSequence => "recordings of one split in another",
        FindingKind.TimeGap => "recordings with gaps",
        FindingKind.StaticCamera => "neighbours between which nothing moves",
        FindingKind.TooLittleMotion => "too little motion between neighbours",
        FindingKind.TooMuchMotion => "too much motion between neighbours",
        FindingKind.OverExposed => "pictures that are mostly white",
        FindingKind.UnderExposed => "pictures that are nearly black",
        FindingKind.ConditionContradiction => "pictures that do not look like their condition",
        FindingKind.DayNightImbalance => "day and night are out of balance",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What to do about it.</summary>
    public static string WayOut(this FindingKind kind) => kind switch
    {
        FindingKind.BrokenList => "Mend what is named; the frames after it were not seen.",
        FindingKind.MissingPicture or FindingKind.MissingDepth => "Unpack the set again, or take the frames out of the list.",
        FindingKind.MissingNeighbour => "Unpack the recording as a whole, or take frames at its ends out of the list.",
        FindingKind.MissingOtherEye => "Unpack both cameras, or do without stereo.",
        FindingKind.UnreadableFile => "Copy or download the files again.",
        FindingKind.EightBitDepth => "256 steps are too few for metres: look for the original 16-bit files. Programs that convert pictures halve the bits silently.",
        FindingKind.ColourMappedDepth => "Colours are for looking at, the values are lost: look for the original files.",
        FindingKind.ShapeMismatch => "One of them was cropped or turned: treat the other alike. Scaling alone would do no harm.",
        FindingKind.SizeChange => "Warping needs one size: scale or crop a recording as a whole.",
        FindingKind.EmptyDepth => "Take the frames out; nothing can be learnt or scored there.",
        FindingKind.ConstantDepth => "A placeholder, or the conversion failed: make the files again.",
        FindingKind.SaturatedDepth => "The steps a metre are too fine for 16 bits, or unknown pixels were given the largest number: write fewer steps, or 0 where unknown.",
        FindingKind.InvalidDepth => "Mask them: 0 in a PNG, NaN in files of floats; and find out who wrote them.",
        FindingKind.ImplausibleScale => "Check the steps a metre (depth_scale): 256 for KITTI, 1000 for millimetres, 5000 for TUM, 100 for Virtual KITTI.",
        FindingKind.IntrinsicsOfAnotherSize => "Scale the four numbers with the picture (Camera.Resized).",
        FindingKind.CroppedIntrinsics => "Cropping moves the principal point and leaves focal lengths in pixels alone. For rows 160 to 800: 983.044, 983.044, 643.647, 333.379 of 1280×640. Right only where the whole 1280×960 was squeezed.",
        FindingKind.PrincipalPointOutside => "Intrinsics are in pixels of this picture: after scaling and cropping, from its top left corner.",
        FindingKind.ImplausibleFocalLength => "Intrinsics are in pixels, neither in millimetres nor in shares of the width.",
        FindingKind.LeakedPicture => "Take them out of one of the splits: scores on pictures that were trained on mean nothing.",
        FindingKind.ConstantPicture => "Take them out: a lens cap, or a conversion that failed.",
        FindingKind.TimeDisorder => "Sort the recording by time; neighbours were mistaken.",
        FindingKind.DepthWithoutPicture => "A picture was lost, or is called differently.",
        FindingKind.PictureWithoutDepth => "Take them out where depth is needed.",
        FindingKind.InvertedDepth => "Look at a frame: is near what its kind says? Disparity and inverse depth are large where things are near, depth is small.",
        FindingKind.OffCentreIntrinsics => "If the picture was cropped without its intrinsics, subtract the columns and rows that were cut off.",
        FindingKind.UnequalFocalLengths => "Fine where pictures were squeezed; else the picture was cropped or scaled without its intrinsics.",
        FindingKind.PoseJump => "A cut, a lost track, or a pose of another frame: end the recording there.",
        FindingKind.DuplicatePicture => "Keep one: copies count double, and a recording that repeats frames has no motion there.",
        FindingKind.LeakedSequence => "Frames of one recording look alike: split by recording, not by frame.",
        FindingKind.TimeGap => "Let no frame have a neighbour across a gap.",
        FindingKind.StaticCamera => "Leave such pairs out of self-supervised training (Monodepth2's automatic mask hides them in part; ADDS kept frames 0.1 m apart).",
        FindingKind.TooLittleMotion => "Take neighbours farther apart: every second or third frame.",
        FindingKind.TooMuchMotion => "Take neighbours nearer in time; at a cut, end the recording. Pictures that do not follow each other are no neighbours: train on them one by one.",
        FindingKind.OverExposed or FindingKind.UnderExposed => "Look at them: nothing can be seen where pixels are at their limit.",
        FindingKind.ConditionContradiction => "Look at them, and mend the condition or take them out.",
        FindingKind.DayNightImbalance => "Draw day and night alike often (weights in a recipe), or look for more of the rare one.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
