namespace Fathom.Datasets.Kitti;

/// <summary>
/// KITTI's odometry set: <c>sequences/NN/image_2/NNNNNN.png</c> (or <c>.jpg</c>), <c>calib.txt</c> and <c>times.txt</c> beside, <c>poses/NN.txt</c> for sequences 00 to 10, and <c>sequences/NN/velodyne</c> where it was downloaded.
/// The set's poses are those of camera 0; frames have their own camera's.
/// </summary>
public static class KittiOdometry
{
    private static readonly string[] Endings = [".png", ".jpg"];

    /// <summary>Reads a sequence in the order of time, as it is asked for.</summary>
    /// <param name="root">The folder of <c>sequences</c> and <c>poses</c>.</param>
    /// <param name="sequence">Its folder's name, e.g. "09".</param>
    /// <param name="camera">0 and 1: left and right grey camera; 2 and 3: left and right colour camera.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such camera.</exception>
    /// <exception cref="DatasetException">The sequence or its calibration are missing or wrong, or its times or poses, where they are there: at once. A frame has no line in them: when it is reached.</exception>
    public static IEnumerable<DatasetFrame> Read(string root, string sequence, int camera = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(camera);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(camera, 3);
        var folder = Path.Combine(root, "sequences", sequence);
        if (!DataText.IsName(sequence) || !Directory.Exists(Path.Combine(folder, $"image_{camera}")))
            throw new DatasetException(Path.Combine(folder, $"image_{camera}"), "there is no such folder. The root is the one that holds 'sequences'; grey and colour pictures are two downloads.");
        var calibration = KittiCalibration.Read(Path.Combine(folder, "calib.txt"));
        // Cameras 0 and 1 are a pair, and 2 and 3.
        double[] own = calibration.Projection($"P{camera}"), other = calibration.Projection($"P{camera ^ 1}");
        var (place, otherPlace) = (Place(own), Place(other));
        var (timesFile, posesFile) = (Path.Combine(folder, "times.txt"), Path.Combine(root, "poses", sequence + ".txt"));
        var times = File.Exists(timesFile) ? DataText.Rows(timesFile, 1) : null;
        var poses = File.Exists(posesFile) ? DataText.Rows(posesFile, 12) : null;
        var velodyne = Directory.Exists(Path.Combine(folder, "velodyne")) ? VelodyneProjection.OfOdometry(calibration, camera) : null;
        return Directory.EnumerateFiles(Path.Combine(folder, $"image_{camera}")).Where(path => Endings.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal).Select(Frame);

        DatasetFrame Frame(string picture)
        {
            if (!DataText.TryCount(Path.GetFileNameWithoutExtension(picture), out var frame))
                throw new DatasetException(picture, "its name is no number; the odometry set has 000000.png.");
            var otherEye = Picture(camera ^ 1, frame);
            return new DatasetFrame
            {
                Name = $"{sequence}_{frame:D6}_image_{camera}",
                Picture = new(picture),
                Depth = velodyne is not null && Path.Combine(folder, "velodyne", $"{frame:D6}.bin") is var scan && File.Exists(scan) ? new VelodyneScan(scan, velodyne, VelodyneDepth.Camera) : null,
                Sequence = $"{sequence}_image_{camera}",
                Time = times is null ? null : Row(times, timesFile)[0],
                Intrinsics = (own[0], own[5], own[2], own[6]),
                Pose = poses is null ? null : PoseOf(frame, Row(poses, posesFile)),
                PreviousPicture = frame == 0 ? null : Picture(camera, frame - 1),
                NextPicture = Picture(camera, frame + 1),
                OtherEye = otherEye,
                Baseline = otherEye is null ? 0 : otherPlace.X - place.X,
                Place = "street",
                Condition = "day",
                Crop = EvaluationCrop.Garg,
                Cap = 80,
            };

            double[] Row(List<double[]> rows, string path) => frame < rows.Count ? rows[frame] : throw new DatasetException(path, $"it has {rows.Count} lines, none for frame {frame}.");
        }

        // Camera to camera 0, then to the world.
        Pose PoseOf(int frame, double[] matrix)
        {
            try
            {
                return Pose.FromMatrix(matrix) * Pose.FromAxisAngle(default, place);
            }
            catch (ArgumentException error)
            {
                throw new DatasetException(posesFile, $"the pose of frame {frame}: {error.Message}", error);
            }
        }

        FramePicture? Picture(int eye, int frame) => Endings.Select(ending => Path.Combine(folder, $"image_{eye}", $"{frame:D6}{ending}")).FirstOrDefault(File.Exists) is { } path ? new(path) : null;
    }

    // Where a camera stands in camera 0's coordinates: its projection is K · [I | −place].
    private static Point3 Place(double[] p) => new(-(p[3] - p[2] * p[11]) / p[0], -(p[7] - p[6] * p[11]) / p[5], -p[11]);
}
