# Only the components that are called: each further one brings its own shared libraries.
find_package(OpenCV 4 REQUIRED COMPONENTS core imgproc imgcodecs)

add_library(fathom_vision SHARED vision_bridge.cpp)
target_compile_options(fathom_vision PRIVATE -Wall -Wextra -Werror)
target_include_directories(fathom_vision SYSTEM PRIVATE ${OpenCV_INCLUDE_DIRS})
target_link_libraries(fathom_vision PRIVATE opencv_core opencv_imgproc opencv_imgcodecs)
target_link_options(fathom_vision PRIVATE -Wl,--as-needed -Wl,--no-undefined)
