namespace Fathom.Worlds.Cameras;

/// <summary>Where the camera is at a time in seconds.</summary>
internal delegate Viewpoint CameraPath(float seconds);
