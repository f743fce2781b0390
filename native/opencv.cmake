# Debian keeps OpenCV's CMake package in libopencv-dev, which brings a gigabyte; the -dev package of a bridge's own component is enough to find its libraries by hand.
function(add_opencv_bridge name component)
  find_path(OPENCV_${component}_INCLUDE opencv2/${component}.hpp PATH_SUFFIXES opencv4 REQUIRED)
  find_library(OPENCV_CORE opencv_core REQUIRED)
  find_library(OPENCV_imgproc opencv_imgproc REQUIRED)
  find_library(OPENCV_${component} opencv_${component} REQUIRED)

  add_library(fathom_${name} SHARED ${name}_bridge.cpp)
  target_compile_options(fathom_${name} PRIVATE -Wall -Wextra -Werror)
  target_include_directories(fathom_${name} SYSTEM PRIVATE ${OPENCV_${component}_INCLUDE})
  target_link_libraries(fathom_${name} PRIVATE ${OPENCV_CORE} ${OPENCV_imgproc} ${OPENCV_${component}})
  target_link_options(fathom_${name} PRIVATE -Wl,--as-needed -Wl,--no-undefined)
endfunction()
