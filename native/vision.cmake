# Debian keeps OpenCV's CMake package in libopencv-dev, which brings a gigabyte; libopencv-imgcodecs-dev is enough to find the three libraries by hand.
find_path(OPENCV_INCLUDE opencv2/imgcodecs.hpp PATH_SUFFIXES opencv4 REQUIRED)
find_library(OPENCV_CORE opencv_core REQUIRED)
find_library(OPENCV_IMGPROC opencv_imgproc REQUIRED)
find_library(OPENCV_IMGCODECS opencv_imgcodecs REQUIRED)

add_library(fathom_vision SHARED vision_bridge.cpp)
target_compile_options(fathom_vision PRIVATE -Wall -Wextra -Werror)
target_include_directories(fathom_vision SYSTEM PRIVATE ${OPENCV_INCLUDE})
target_link_libraries(fathom_vision PRIVATE ${OPENCV_CORE} ${OPENCV_IMGPROC} ${OPENCV_IMGCODECS})
target_link_options(fathom_vision PRIVATE -Wl,--as-needed -Wl,--no-undefined)
