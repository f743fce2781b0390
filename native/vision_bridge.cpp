// A C interface over OpenCV's resizing and colour maps. Every function returns 0, or 1 with a text in fathom_vision_error(). The managed side has checked the sizes and owns every buffer.
#include "opencv_bridge.h"

#include <opencv2/imgproc.hpp>

using fathom::guarded;
using fathom::require;
using fathom::wrap;

namespace {

// The order of the managed enumeration Resizing, whose first five are OpenCV's.
int interpolation(int variant) {
    static const int known[] = {cv::INTER_NEAREST, cv::INTER_LINEAR, cv::INTER_AREA, cv::INTER_CUBIC, cv::INTER_LANCZOS4};
    require(variant >= 0 && variant < 5, "unknown resize variant");
    return known[variant];
}

void resize(const void* from, int from_width, int from_height, void* to, int to_width, int to_height, int type, int variant) {
    cv::Mat result = wrap(to, to_width, to_height, type);
    cv::resize(wrap(from, from_width, from_height, type), result, result.size(), 0, 0, interpolation(variant));
    require(result.data == to, "the result was moved");
}

}  // namespace

FATHOM_API const char* fathom_vision_error() { return fathom::error.c_str(); }

FATHOM_API int fathom_vision_resize_rgb8(const uint8_t* from, int from_width, int from_height, uint8_t* to, int to_width, int to_height, int variant) {
    return guarded([&] { resize(from, from_width, from_height, to, to_width, to_height, CV_8UC3, variant); });
}

FATHOM_API int fathom_vision_resize_float(const float* from, int from_width, int from_height, float* to, int to_width, int to_height, int variant) {
    return guarded([&] { resize(from, from_width, from_height, to, to_width, to_height, CV_32FC1, variant); });
}

// The 256 colours of a map, R G B each; the order of the managed enumeration ColorMap without its last, grey.
FATHOM_API int fathom_vision_color_map(int map, uint8_t* colors) {
    return guarded([&] {
        static const int known[] = {cv::COLORMAP_INFERNO, cv::COLORMAP_MAGMA, cv::COLORMAP_VIRIDIS, cv::COLORMAP_TURBO};
        require(map >= 0 && map < 4, "unknown colour map");
        cv::Mat ramp(1, 256, CV_8UC1), bgr;
        for (int i = 0; i < 256; i++) ramp.at<uint8_t>(i) = static_cast<uint8_t>(i);
        cv::applyColorMap(ramp, bgr, known[map]);
        cv::Mat rgb = wrap(colors, 256, 1, CV_8UC3);
        cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
    });
}
