// A C interface over OpenCV's stereo matching; functions as in vision_bridge.cpp. A library of its own: calib3d and what it brings are neither needed nor loaded for prediction.
#include "opencv_bridge.h"

#include <opencv2/calib3d.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

using fathom::guarded;
using fathom::require;
using fathom::wrap;

namespace {

// Disparities are in sixteenths of a pixel, as OpenCV's matcher gives them.
constexpr int kPixel = 16;
constexpr int kFarthest = 1024;
// Picture elements times disparities: the matcher takes four bytes for each.
constexpr int64_t kMostCosts = int64_t{1} << 28;

constexpr int kBlock = 5, kPreFilterCap = 31, kUniqueness = 10;
constexpr int kSpeckleSize = 100, kSpeckleRange = kPixel, kAgreement = kPixel;
// The mean slope along x within the window below which a picture is even: half a grey level a pixel (Sobel's weights add up to 8).
constexpr int kTextureWindow = 9, kLeastSlope = kTextureWindow * kTextureWindow * 8 / 2;

struct Range {
    int smallest, count;

    int unknown() const { return (smallest - 1) * kPixel; }
};

// Disparities of the first picture's pixels: where the second shows them, further to the left. The matcher knows none beside its pictures' sides, so the sides get a margin.
cv::Mat match(const cv::Mat& first, const cv::Mat& second, Range range) {
    const int left = std::max(range.smallest + range.count, 0), right = std::max(-range.smallest, 0);
    cv::Mat one, other, disparities;
    cv::copyMakeBorder(first, one, 0, 0, left, right, cv::BORDER_REPLICATE);
    cv::copyMakeBorder(second, other, 0, 0, left, right, cv::BORDER_REPLICATE);
    // The penalties of OpenCV's own examples. Its left-right check compares costs of one direction only, and filterSpeckles comes after ours: both stay off.
    cv::StereoSGBM::create(range.smallest, range.count, kBlock, 8 * kBlock * kBlock, 32 * kBlock * kBlock, -1, kPreFilterCap, kUniqueness, 0, 0, cv::StereoSGBM::MODE_HH)
        ->compute(one, other, disparities);
    return disparities.colRange(left, left + first.cols);
}

cv::Mat mirrored(const cv::Mat& picture) {
    cv::Mat result;
    cv::flip(picture, result, 1);
    return result;
}

// An even picture matches everywhere alike.
cv::Mat texture(const cv::Mat& picture) {
    cv::Mat slope, sum;
    cv::Sobel(picture, slope, CV_16S, 1, 0);
    cv::boxFilter(cv::abs(slope), sum, CV_32S, cv::Size(kTextureWindow, kTextureWindow), cv::Point(-1, -1), false);
    return sum >= kLeastSlope;
}

// Only what is found from left to right and back again is known.
void check(cv::Mat& disparities, const cv::Mat& back, const cv::Mat& textured, Range range) {
    for (int y = 0; y < disparities.rows; y++)
        for (int x = 0; x < disparities.cols; x++) {
            int16_t& disparity = disparities.at<int16_t>(y, x);
            const int there = x - ((disparity + kPixel / 2) >> 4);
            if (disparity <= range.unknown() || !textured.at<uint8_t>(y, x) || there < 0 || there >= back.cols
                || back.at<int16_t>(y, there) <= range.unknown() || std::abs(back.at<int16_t>(y, there) - disparity) > kAgreement)
                disparity = static_cast<int16_t>(range.unknown());
        }
}

}  // namespace

FATHOM_API const char* fathom_stereo_error() { return fathom::error.c_str(); }

// Disparities of the left of two rectified pictures (RGB, 8 bits a channel) in pixels, NaN where unknown. smallest, count: the disparities tried, count a multiple of 16.
FATHOM_API int fathom_stereo_match(const uint8_t* left, const uint8_t* right, int width, int height, int smallest, int count, float* disparities) {
    return guarded([&] {
        require(count > 0 && count % 16 == 0 && smallest >= -kFarthest && count <= kFarthest - smallest, "disparities out of range");
        const cv::Mat pictures[] = {wrap(left, width, height, CV_8UC3), wrap(right, width, height, CV_8UC3)};
        require(static_cast<int64_t>(width) * height <= kMostCosts / count, "too many pixels times disparities");
        cv::Mat result = wrap(disparities, width, height, CV_32FC1), grey[2];
        for (int i = 0; i < 2; i++) cv::cvtColor(pictures[i], grey[i], cv::COLOR_RGB2GRAY);

        const Range range{smallest, count};
        cv::Mat found = match(grey[0], grey[1], range);
        check(found, mirrored(match(mirrored(grey[1]), mirrored(grey[0]), range)), texture(grey[0]), range);
        cv::filterSpeckles(found, range.unknown(), kSpeckleSize, kSpeckleRange);

        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                const int disparity = found.at<int16_t>(y, x);
                result.at<float>(y, x) = disparity <= range.unknown() ? std::numeric_limits<float>::quiet_NaN() : disparity / static_cast<float>(kPixel);
            }
    });
}
