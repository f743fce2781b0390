# libfathom_torch.so: the gate to libtorch. Debian's TorchConfig.cmake asks for CUDA and other things that a CPU build does not need, so the
# three libraries are named here.
find_library(TORCH_LIBRARY torch REQUIRED)
find_library(TORCH_CPU_LIBRARY torch_cpu REQUIRED)
find_library(C10_LIBRARY c10 REQUIRED)
find_path(TORCH_INCLUDE_DIR ATen/ATen.h REQUIRED)

add_library(fathom_torch SHARED ${CMAKE_CURRENT_LIST_DIR}/torch_bridge.cpp)
set_target_properties(fathom_torch PROPERTIES
  CXX_STANDARD 17
  CXX_STANDARD_REQUIRED ON
  CXX_VISIBILITY_PRESET hidden
  VISIBILITY_INLINES_HIDDEN ON
  LIBRARY_OUTPUT_DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/../artifacts/native)
target_include_directories(fathom_torch SYSTEM PRIVATE ${TORCH_INCLUDE_DIR} ${TORCH_INCLUDE_DIR}/torch/csrc/api/include)
target_compile_options(fathom_torch PRIVATE -O2 -Wall -Wextra)
target_link_libraries(fathom_torch PRIVATE ${TORCH_LIBRARY} ${TORCH_CPU_LIBRARY} ${C10_LIBRARY})
