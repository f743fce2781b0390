# libfathom_torch.so: the gate to libtorch. By default Debian's; with LIBTORCH=/path/to/libtorch in the environment (or -DLIBTORCH=…) that one, e.g. a build for CUDA.
# TorchConfig.cmake is not used: Debian's asks for CUDA and other things that a CPU build does not need. So the libraries are named here.
set(LIBTORCH "$ENV{LIBTORCH}" CACHE PATH "An unpacked libtorch to build against instead of Debian's")
# Found anew each time: another LIBTORCH means other libraries.
unset(TORCH_LIBRARY CACHE)
unset(TORCH_CPU_LIBRARY CACHE)
unset(TORCH_CUDA_LIBRARY CACHE)
unset(C10_LIBRARY CACHE)
unset(TORCH_INCLUDE_DIR CACHE)
if(LIBTORCH)
  set(TORCH_PLACES PATHS ${LIBTORCH} PATH_SUFFIXES lib include NO_DEFAULT_PATH)
endif()
find_library(TORCH_LIBRARY torch ${TORCH_PLACES} REQUIRED)
find_library(TORCH_CPU_LIBRARY torch_cpu ${TORCH_PLACES} REQUIRED)
find_library(TORCH_CUDA_LIBRARY torch_cuda ${TORCH_PLACES})
find_library(C10_LIBRARY c10 ${TORCH_PLACES} REQUIRED)
find_path(TORCH_INCLUDE_DIR ATen/ATen.h ${TORCH_PLACES} REQUIRED)
message(STATUS "libtorch: ${TORCH_LIBRARY}")

add_library(fathom_torch SHARED torch_gate.cpp torch_tensors.cpp torch_settings.cpp torch_kernels.cpp)
set_target_properties(fathom_torch PROPERTIES
  CXX_STANDARD 17
  CXX_STANDARD_REQUIRED ON
  CXX_VISIBILITY_PRESET hidden
  VISIBILITY_INLINES_HIDDEN ON
  LIBRARY_OUTPUT_DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/../artifacts/native)
target_include_directories(fathom_torch SYSTEM PRIVATE ${TORCH_INCLUDE_DIR} ${TORCH_INCLUDE_DIR}/torch/csrc/api/include)
target_compile_options(fathom_torch PRIVATE -O2 -Wall -Wextra)
# libtorch's parallel_for is OpenMP in a header.
set_source_files_properties(torch_kernels.cpp PROPERTIES COMPILE_OPTIONS "-O3;-fopenmp")
target_link_options(fathom_torch PRIVATE -fopenmp)
target_link_libraries(fathom_torch PRIVATE ${TORCH_LIBRARY} ${TORCH_CPU_LIBRARY} ${C10_LIBRARY})
if(TORCH_CUDA_LIBRARY)
  # Nothing here calls into it, but loading it is what registers CUDA's operators.
  target_link_options(fathom_torch PRIVATE -Wl,--no-as-needed ${TORCH_CUDA_LIBRARY} -Wl,--as-needed)
endif()
