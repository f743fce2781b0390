// A C interface over libjpeg-turbo for the usual JPEG: 8 bits, grey or three channels. A library of its own: half of the time that OpenCV's codecs take for the same pixels, and none of the hundred libraries that they bring.
// The managed side has read the header, checked the limits and that the file is complete before it calls; it owns every buffer.

#include <climits>
#include <csetjmp>
#include <cstdint>
#include <cstdio>

#include <jpeglib.h>

namespace {

struct Failure {
    jpeg_error_mgr manager;
    std::jmp_buf way_out;
};

void leave(j_common_ptr decoder) { std::longjmp(reinterpret_cast<Failure*>(decoder->err)->way_out, 1); }

// What libjpeg would print: warnings about damaged data, which it decodes as well as it can.
void stay_silent(j_common_ptr) {}

}  // namespace

// Pixels as stored, whatever the EXIF orientation says: R G B, width · height · 3 bytes. 0, or 1 where the file cannot be decoded or has another size.
extern "C" __attribute__((visibility("default"))) int fathom_jpeg_decode_rgb8(const uint8_t* file, int64_t length, uint8_t* pixels, int width, int height) {
    if (!file || !pixels || length <= 0 || length > INT_MAX) return 1;
    jpeg_decompress_struct decoder;
    Failure failure;
    decoder.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = leave;
    failure.manager.output_message = stay_silent;
    if (setjmp(failure.way_out)) {
        jpeg_destroy_decompress(&decoder);
        return 1;
    }
    jpeg_create_decompress(&decoder);
    jpeg_mem_src(&decoder, file, static_cast<unsigned long>(length));
    jpeg_read_header(&decoder, TRUE);
    decoder.out_color_space = JCS_EXT_RGB;
    jpeg_start_decompress(&decoder);
    const bool fits = static_cast<int>(decoder.output_width) == width && static_cast<int>(decoder.output_height) == height && decoder.output_components == 3;
    while (fits && decoder.output_scanline < decoder.output_height) {
        JSAMPROW row = pixels + static_cast<int64_t>(decoder.output_scanline) * width * 3;
        jpeg_read_scanlines(&decoder, &row, 1);
    }
    jpeg_destroy_decompress(&decoder);
    return fits ? 0 : 1;
}
