// A C interface over OpenCV's dense optical flow; functions as in vision_bridge.cpp. A library of its own, as stereo_bridge.cpp is: OpenCV's video module brings calib3d and dnn.
#include "opencv_bridge.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

#include <algorithm>

using fathom::guarded;
using fathom::require;
using fathom::wrap;

namespace {

// The pyramid's coarsest level must hold a patch (8 pixels) at half size, whatever the picture's shape.
constexpr int kLeastSide = 16;

cv::Mat padded(const cv::Mat& picture) {
    cv::Mat grey, result;
    cv::cvtColor(picture, grey, cv::COLOR_RGB2GRAY);
    cv::copyMakeBorder(grey, result, 0, std::max(kLeastSide - grey.rows, 0), 0, std::max(kLeastSide - grey.cols, 0), cv::BORDER_REPLICATE);
    return result;
}

}  // namespace

FATHOM_API const char* fathom_flow_error() { return fathom::error.c_str(); }

// Where each pixel of the first picture (RGB, 8 bits a channel) went in the second: u to the right, v down, in pixels.
FATHOM_API int fathom_flow_dense(const uint8_t* from, const uint8_t* to, int width, int height, float* u, float* v) {
    return guarded([&] {
        cv::Mat flow;
        cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_MEDIUM)->calc(padded(wrap(from, width, height, CV_8UC3)), padded(wrap(to, width, height, CV_8UC3)), flow);
        cv::Mat parts[] = {wrap(u, width, height, CV_32FC1), wrap(v, width, height, CV_32FC1)};
        require(flow.type() == CV_32FC2 && flow.cols >= width && flow.rows >= height, "the flow has another size");
        cv::split(flow(cv::Rect(0, 0, width, height)), parts);
        require(parts[0].data == reinterpret_cast<uchar*>(u) && parts[1].data == reinterpret_cast<uchar*>(v), "the result was moved");
    });
}
