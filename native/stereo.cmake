# libfathom_stereo.so: as vision.cmake, with calib3d from libopencv-calib3d-dev.
find_path(OPENCV_CALIB3D_INCLUDE opencv2/calib3d.hpp PATH_SUFFIXES opencv4 REQUIRED)
find_library(OPENCV_CORE opencv_core REQUIRED)
find_library(OPENCV_IMGPROC opencv_imgproc REQUIRED)
find_library(OPENCV_CALIB3D opencv_calib3d REQUIRED)

add_library(fathom_stereo SHARED stereo_bridge.cpp)
target_compile_options(fathom_stereo PRIVATE -Wall -Wextra -Werror)
target_include_directories(fathom_stereo SYSTEM PRIVATE ${OPENCV_CALIB3D_INCLUDE})
target_link_libraries(fathom_stereo PRIVATE ${OPENCV_CORE} ${OPENCV_IMGPROC} ${OPENCV_CALIB3D})
target_link_options(fathom_stereo PRIVATE -Wl,--as-needed -Wl,--no-undefined)
