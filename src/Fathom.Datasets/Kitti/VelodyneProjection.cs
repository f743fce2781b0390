using System.Buffers.Binary;

namespace Fathom.Datasets.Kitti;

/// <summary>From KITTI's laser scans to depth in a rectified picture: Monodepth2's <c>generate_depth_map</c>, which S2R-DepthNet and most published tables use too. Points behind the scanner are dropped; the rest is <see cref="LidarImage"/>'s.</summary>
public sealed class VelodyneProjection
{
    private const int PointBytes = 4 * sizeof(float);

    // A full turn has 130,000 points.
    private const int MostPoints = 4_000_000;

    private readonly double[] matrix;
    private readonly double[] projection;

    private VelodyneProjection(double[] projection, double[] rectification, double[] rotation, double[] translation)
    {
        double[] rigid = [rotation[0], rotation[1], rotation[2], translation[0], rotation[3], rotation[4], rotation[5], translation[1], rotation[6], rotation[7], rotation[8], translation[2], 0, 0, 0, 1];
        double[] rectified = [rectification[0], rectification[1], rectification[2], 0, rectification[3], rectification[4], rectification[5], 0, rectification[6], rectification[7], rectification[8], 0, 0, 0, 0, 1];
        this.projection = projection;
        matrix = Product(Product(projection, rectified), rigid);
    }

    /// <summary>The projection of KITTI's raw data.</summary>
    /// <param name="cameras"><c>calib_cam_to_cam.txt</c>.</param>
    /// <param name="scanner"><c>calib_velo_to_cam.txt</c>.</param>
    /// <param name="camera">2: the left colour camera; 3: the right.</param>
    /// <exception cref="DatasetException">A matrix is missing.</exception>
    public static VelodyneProjection Of(KittiCalibration cameras, KittiCalibration scanner, int camera) =>
        new(cameras.Projection($"P_rect_0{camera}"), cameras.Numbers("R_rect_00", 9), scanner.Numbers("R", 9), scanner.Numbers("T", 3));

    /// <summary>The projection of KITTI's object set.</summary>
    /// <param name="calibration"><c>calib/NNNNNN.txt</c>.</param>
    /// <param name="camera">2: the left colour camera; 3: the right.</param>
    /// <exception cref="DatasetException">A matrix is missing.</exception>
    public static VelodyneProjection OfObjectSet(KittiCalibration calibration, int camera) =>
        Of(calibration.Projection($"P{camera}"), calibration.Numbers("R0_rect", 9), calibration.Numbers("Tr_velo_to_cam", 12));

    /// <summary>The projection of KITTI's odometry set, whose scanner is calibrated against the rectified camera 0.</summary>
    /// <param name="calibration"><c>sequences/NN/calib.txt</c>.</param>
    /// <param name="camera">0 and 1: the grey cameras; 2 and 3: the colour cameras.</param>
    /// <exception cref="DatasetException">A matrix is missing.</exception>
    public static VelodyneProjection OfOdometry(KittiCalibration calibration, int camera) =>
        Of(calibration.Projection($"P{camera}"), [1, 0, 0, 0, 1, 0, 0, 0, 1], calibration.Numbers("Tr", 12));

    private static VelodyneProjection Of(double[] projection, double[] rectification, double[] rigid) =>
        new(projection, rectification, [rigid[0], rigid[1], rigid[2], rigid[4], rigid[5], rigid[6], rigid[8], rigid[9], rigid[10]], [rigid[3], rigid[7], rigid[11]]);

    /// <summary>The rectified camera for a picture of the given size.</summary>
    public Camera Camera(int width, int height) => new(width, height, projection[0], projection[5], projection[2], projection[6]);

    /// <summary>Projects a scan.</summary>
    /// <param name="path">A <c>.bin</c> file: float32, little endian, N×4, x forward, y left, z up in metres, and reflectance.</param>
    /// <param name="width">Width of the picture in pixels; it differs from day to day.</param>
    /// <param name="height">Its height.</param>
    /// <param name="quantity">Which distance counts.</param>
    /// <returns>Metric depth, H×W, 0 and not valid where no point fell.</returns>
    /// <exception cref="DatasetException">The file is missing or no scan.</exception>
    public DepthMap Project(string path, int width, int height, VelodyneDepth quantity)
    {
        var points = Read(path);
        var picture = new LidarImage(width, height);
        for (var at = 0; at < points.Length; at += PointBytes)
        {
            float x = Number(points, at), y = Number(points, at + 4), z = Number(points, at + 8);
            if (!(x >= 0))
                continue;
            double u = Row(0, x, y, z), v = Row(4, x, y, z), w = Row(8, x, y, z);
            picture.Add(u / w, v / w, quantity == VelodyneDepth.Scanner ? x : (float)w);
        }
        return picture.Finish(Camera(width, height));
    }

    private double Row(int row, double x, double y, double z) => matrix[row] * x + matrix[row + 1] * y + matrix[row + 2] * z + matrix[row + 3];

    private static float Number(byte[] points, int at) => BinaryPrimitives.ReadSingleLittleEndian(points.AsSpan(at));

    private static byte[] Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new DatasetException(path, "there is no such file.");
        if (file.Length % PointBytes != 0 || file.Length > (long)MostPoints * PointBytes)
            throw new DatasetException(path, $"{file.Length} bytes are no velodyne scan: it has 16 bytes a point, and at most {MostPoints} points. Is the file cut off?");
        return File.ReadAllBytes(path);
    }

    // n×4 times 4×4.
    private static double[] Product(double[] a, double[] b)
    {
        var product = new double[a.Length];
        for (var i = 0; i < product.Length; i++)
            for (var k = 0; k < 4; k++)
                product[i] += a[i / 4 * 4 + k] * b[4 * k + i % 4];
        return product;
    }
}
