// A C interface over OpenCV's reading and writing of video files by FFmpeg; functions as in vision_bridge.cpp, and 2 where there is nothing (more) to read. A library of its own: videoio brings FFmpeg and GStreamer.
#include "opencv_bridge.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <cstdlib>
#include <memory>

using fathom::guarded;
using fathom::require;
using fathom::wrap;

namespace {

constexpr int kNothing = 2;

// A video may be hostile. Only containers that hold their pictures themselves are opened, and only files: no playlist, no picture pattern, no network. FFmpeg's own chatter stays off the standard error.
void confine_ffmpeg() {
    static const bool once = [] {
        setenv("OPENCV_FFMPEG_CAPTURE_OPTIONS", "protocol_whitelist;file|format_whitelist;mov,matroska,avi,mpegts,mpeg,asf,ogg,flv,mxf,yuv4mpegpipe", 1);
        setenv("OPENCV_FFMPEG_LOGLEVEL", "-8", 0);
        return true;
    }();
    (void)once;
}

struct Reader {
    cv::VideoCapture capture;
    cv::Mat frame;
};

}  // namespace

FATHOM_API const char* fathom_video_error() { return fathom::error.c_str(); }

// path: absolute, so that it never reads as a protocol. frames and rate: as the file claims, 0 or less where it does not.
FATHOM_API int fathom_video_open(const char* path, Reader** reader, int* width, int* height, double* frames, double* rate) {
    bool found = false;
    const int failed = guarded([&] {
        confine_ffmpeg();
        require(path && path[0] == '/', "not an absolute path");
        auto opened = std::make_unique<Reader>();
        found = opened->capture.open(path, cv::CAP_FFMPEG);
        if (!found) return;
        *width = static_cast<int>(opened->capture.get(cv::CAP_PROP_FRAME_WIDTH));
        *height = static_cast<int>(opened->capture.get(cv::CAP_PROP_FRAME_HEIGHT));
        *frames = opened->capture.get(cv::CAP_PROP_FRAME_COUNT);
        *rate = opened->capture.get(cv::CAP_PROP_FPS);
        *reader = opened.release();
    });
    return failed || found ? failed : kNothing;
}

// Decodes the next frame. milliseconds: its time; 0 for the last ones of some codecs, which do not say.
FATHOM_API int fathom_video_grab(Reader* reader, double* milliseconds) {
    bool found = false;
    const int failed = guarded([&] {
        found = reader->capture.grab();
        if (found) *milliseconds = reader->capture.get(cv::CAP_PROP_POS_MSEC);
    });
    return failed || found ? failed : kNothing;
}

// The frame decoded last, as RGB.
FATHOM_API int fathom_video_retrieve(Reader* reader, uint8_t* pixels, int width, int height) {
    return guarded([&] {
        require(reader->capture.retrieve(reader->frame), "the frame cannot be converted to colours");
        require(reader->frame.cols == width && reader->frame.rows == height && reader->frame.type() == CV_8UC3, "the frames change their size");
        cv::Mat rgb = wrap(pixels, width, height, CV_8UC3);
        cv::cvtColor(reader->frame, rgb, cv::COLOR_BGR2RGB);
    });
}

// Goes near a frame, usually to it; the time of the next one tells where.
FATHOM_API int fathom_video_seek(Reader* reader, int frame) {
    return guarded([&] { reader->capture.set(cv::CAP_PROP_POS_FRAMES, frame); });
}

FATHOM_API void fathom_video_close(Reader* reader) {
    guarded([&] { delete reader; });
}

// codec: its four letters.
FATHOM_API int fathom_video_create(const char* path, const char* codec, double rate, int width, int height, cv::VideoWriter** writer) {
    return guarded([&] {
        confine_ffmpeg();
        auto created = std::make_unique<cv::VideoWriter>(path, cv::CAP_FFMPEG, cv::VideoWriter::fourcc(codec[0], codec[1], codec[2], codec[3]), rate, cv::Size(width, height));
        require(created->isOpened(), "the file cannot be created, or this FFmpeg lacks the codec");
        *writer = created.release();
    });
}

FATHOM_API int fathom_video_write(cv::VideoWriter* writer, const uint8_t* pixels, int width, int height) {
    return guarded([&] {
        cv::Mat bgr;
        cv::cvtColor(wrap(pixels, width, height, CV_8UC3), bgr, cv::COLOR_RGB2BGR);
        writer->write(bgr);
    });
}

// Writes what is still held back, and the index.
FATHOM_API void fathom_video_finish(cv::VideoWriter* writer) {
    guarded([&] { delete writer; });
}
