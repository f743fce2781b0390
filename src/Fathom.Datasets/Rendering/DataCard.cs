using Fathom.Worlds;

namespace Fathom.Datasets.Rendering;

/// <summary>The README of a rendered data set.</summary>
internal static class DataCard
{
    public static string Write(WorldRendering rendering, int pictures) => FormattableString.Invariant($"""
        # {rendering.Family}: rendered by Fathom

        {pictures} pictures: {rendering.Signature}.

        {Made(rendering.Assets)} The same command with the same version of Fathom on the same kind of machine gives the same files.

        | files | content |
        |---|---|
        | `SceneNN/CONDITION/frames/rgb/Camera_C/rgb_FFFFF.jpg` | the picture, sRGB; Camera_0 is the left eye, Camera_1 the right one |
        | `…/depth/…/depth_FFFFF.png` | 16-bit grey: centimetres along the optical axis; 65535: sky, or beyond 655.35 m |
        | `…/classSegmentation/…/classgt_FFFFF.png` | classes in the colours of `colors.txt` |
        | `…/instanceSegmentation/…/instancegt_FFFFF.png` | 16-bit grey: the number of the thing, the same in all frames of a world; 0: none |
        | `…/normals/…/normal_FFFFF.png` | 16-bit colour: (x, y, z) in camera coordinates, (component + 1) / 2 · 65535 |
        | `…/forwardFlow/…/flow_FFFFF.png`, `…/backwardFlow/…` | of sequences. 16-bit colour: red = (x / (width − 1) + 1) / 2 · 65535, green the same of y and height, blue 0 where there is none |
        | `SceneNN/CONDITION/intrinsic.txt`, `extrinsic.txt` | focal lengths and principal point in pixels; world to camera (x right, y down, z forward, metres) |
        | `manifest.jsonl` | all pictures with depth, camera, pose and, of sequences, neighbours; for `fathom evaluate --data` and recipes |

        Scenes hold {(rendering.FramesPerSecond is null ? "single frames, each of a world of its own: frame F has the seed " + rendering.Seed + " + F" : $"one sequence each, at {rendering.FramesPerSecond} frames a second: scene S has the seed {rendering.Seed} + S − 1")}. Conditions of a scene are twins: geometry, camera and motion are the same.

        """);

    private static string Made(WorldAssets? assets) => assets is null
        ? "Every picture is rendered from procedural geometry; no photograph, scan or person was used."
        : $"Every picture is rendered from procedural geometry and from assets of whoever rendered it: pictures ({assets.PictureCount}) on surfaces and meshes ({assets.MeshCount}) among things, hash {assets.Hash}. Their licences hold for what shows them.";
}
