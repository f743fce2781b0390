// A C interface over OpenCV's codecs; functions as in vision_bridge.cpp. A library of its own: imgcodecs brings GDAL and a hundred libraries more, which neither PNG nor PFM needs.
// The managed side has read the header and checked the limits before it calls, and owns every buffer except the one of an encoder, which ends with fathom_codecs_free.
#include "opencv_bridge.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cstdlib>
#include <cstring>
#include <vector>

using fathom::guarded;
using fathom::require;
using fathom::wrap;

namespace {

cv::Mat decode(const uint8_t* file, int64_t length, int flags) {
    require(file && length > 0 && length <= INT_MAX, "empty file, or one of more than 2 GB");
    cv::Mat decoded = cv::imdecode(cv::Mat(1, static_cast<int>(length), CV_8UC1, const_cast<uint8_t*>(file)), flags);
    require(!decoded.empty(), "the pixel data cannot be decoded");
    return decoded;
}

void encode(const char* extension, const cv::Mat& picture, const std::vector<int>& options, uint8_t** file, int64_t* length) {
    require(file && length, "no place for the result");
    std::vector<uint8_t> bytes;
    require(cv::imencode(extension, picture, bytes, options), "the encoder failed");
    *file = static_cast<uint8_t*>(std::malloc(bytes.size()));
    require(*file != nullptr, "out of memory");
    std::memcpy(*file, bytes.data(), bytes.size());
    *length = static_cast<int64_t>(bytes.size());
}

}  // namespace

FATHOM_API const char* fathom_codecs_error() { return fathom::error.c_str(); }

FATHOM_API void fathom_codecs_free(uint8_t* file) { std::free(file); }

// PNG or JPEG of any depth and colour model to upright RGB, 8 bits a channel. capacity: bytes at pixels. width, height: the upright size.
FATHOM_API int fathom_codecs_decode_rgb8(const uint8_t* file, int64_t length, uint8_t* pixels, int64_t capacity, int* width, int* height) {
    return guarded([&] {
        cv::Mat decoded = decode(file, length, cv::IMREAD_COLOR | cv::IMREAD_ANYDEPTH);
        require(static_cast<int64_t>(decoded.total()) * 3 == capacity, "the decoded size is not the size in the header");
        // IMREAD_COLOR alone would cut 16 bits to the upper 8; v / 257 rounds.
        if (decoded.depth() == CV_16U) decoded.convertTo(decoded, CV_8U, 1.0 / 257);
        require(decoded.type() == CV_8UC3, "a pixel type that is not 8 or 16 bits");
        cv::Mat rgb = wrap(pixels, decoded.cols, decoded.rows, CV_8UC3);
        cv::cvtColor(decoded, rgb, cv::COLOR_BGR2RGB);
        *width = decoded.cols;
        *height = decoded.rows;
    });
}

// A 16-bit grey PNG, values as stored.
FATHOM_API int fathom_codecs_decode_grey16(const uint8_t* file, int64_t length, uint16_t* pixels, int width, int height) {
    return guarded([&] {
        cv::Mat decoded = decode(file, length, cv::IMREAD_UNCHANGED);
        require(decoded.type() == CV_16UC1, "not a 16-bit grey picture");
        require(decoded.cols == width && decoded.rows == height, "the decoded size is not the size in the header");
        decoded.copyTo(wrap(pixels, width, height, CV_16UC1));
    });
}

// A TIFF of 32-bit floats, values as stored.
FATHOM_API int fathom_codecs_decode_float(const uint8_t* file, int64_t length, float* pixels, int width, int height) {
    return guarded([&] {
        cv::Mat decoded = decode(file, length, cv::IMREAD_UNCHANGED);
        require(decoded.type() == CV_32FC1, "not a picture of floats");
        require(decoded.cols == width && decoded.rows == height, "the decoded size is not the size in the header");
        decoded.copyTo(wrap(pixels, width, height, CV_32FC1));
    });
}

FATHOM_API int fathom_codecs_encode_tiff_float(const float* pixels, int width, int height, uint8_t** file, int64_t* length) {
    return guarded([&] { encode(".tiff", wrap(pixels, width, height, CV_32FC1), {}, file, length); });
}

// quality: 1 to 100.
FATHOM_API int fathom_codecs_encode_jpeg_rgb8(const uint8_t* pixels, int width, int height, int quality, uint8_t** file, int64_t* length) {
    return guarded([&] {
        cv::Mat bgr;
        cv::cvtColor(wrap(pixels, width, height, CV_8UC3), bgr, cv::COLOR_RGB2BGR);
        encode(".jpg", bgr, {cv::IMWRITE_JPEG_QUALITY, quality}, file, length);
    });
}
