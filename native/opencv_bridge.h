// What the bridges to OpenCV share: how a failure leaves them, and how the caller's pixels become a matrix.
// No C++ exception crosses the boundary: functions return 0, or 1 with a text in the library's own error function.

#pragma once

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>

#include <climits>
#include <cstdint>
#include <stdexcept>
#include <string>

#define FATHOM_API extern "C" __attribute__((visibility("default")))

namespace fathom {

/// The message of the last failure on this thread.
inline thread_local std::string error;

// The message travels with the return code; OpenCV would print it to the standard error of somebody else's program as well.
inline int stay_silent(int, const char*, const char*, const char*, int, void*) { return 0; }

inline void silence_opencv() {
    static const bool once = [] {
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        cv::redirectError(stay_silent);
        return true;
    }();
    (void)once;
}

template <class Body>
int guarded(Body body) noexcept {
    try {
        silence_opencv();
        body();
        return 0;
    } catch (const cv::Exception& e) {
        try { error = e.err; } catch (...) {}
    } catch (const std::exception& e) {
        try { error = e.what(); } catch (...) {}
    } catch (...) {
        try { error = "unknown C++ exception"; } catch (...) {}
    }
    return 1;
}

inline void require(bool condition, const char* message) {
    if (!condition) throw std::runtime_error(message);
}

/// A matrix over the caller's pixels.
inline cv::Mat wrap(const void* pixels, int width, int height, int type) {
    require(pixels && width > 0 && height > 0, "empty picture");
    require(static_cast<int64_t>(width) * height <= INT_MAX / static_cast<int64_t>(CV_ELEM_SIZE(type)), "picture of more than 2 GB");
    return cv::Mat(height, width, type, const_cast<void*>(pixels));
}

}  // namespace fathom
