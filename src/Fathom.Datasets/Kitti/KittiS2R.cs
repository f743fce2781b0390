namespace Fathom.Datasets.Kitti;

/// <summary>KITTI's raw data by S2R-DepthNet's list, which names files instead of frames. Depth is the laser's along the camera's axis, as that paper evaluates.</summary>
public static class KittiS2R
{
    /// <summary>Reads the frames of the list one after another, as they are asked for.</summary>
    /// <param name="root">The folder of the dates, as for <see cref="KittiRaw"/>.</param>
    /// <param name="split">A name of <see cref="SplitLists"/>, or a file of lines of four words: left picture, right picture, date, laser scan; all of one frame.</param>
    /// <exception cref="DatasetException">Root or split are missing (at once), or a line, or the calibration that it needs, is wrong (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string root, string split = "kitti_s2r_test")
    {
        var raw = new KittiRaw(root, VelodyneDepth.Camera);
        return SplitFile.Read(root, split, (line, where) =>
        {
            if (DataText.Words(line) is not [var left, var right, var date, var scan]
                || left.Split('/') is not [var day, var drive, "image_02", "data", var file] || day != date || !DataText.IsName(date) || !DataText.IsName(drive)
                || !DataText.TryCount(Path.GetFileNameWithoutExtension(file), out var frame) || right != $"{date}/{drive}/image_03/data/{file}" || scan != $"{date}/{drive}/velodyne_points/data/{frame:D10}.bin")
                throw new DatasetException(where, $"'{line}' is no frame of S2R-DepthNet's list; it is left picture, right picture, date and laser scan of one frame.");
            return raw.Frame(date, drive, frame, "l", where);
        });
    }
}
