// What libtorch keeps for a thread or the process: generators of random numbers, threads, autocast, anomaly detection, devices.

#include "torch_bridge.h"

#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <torch/csrc/autograd/anomaly_mode.h>

#include <malloc.h>

#include <mutex>

using namespace fathom;

namespace {

at::Device device(int32_t encoded) {
  const auto type = static_cast<c10::DeviceType>(encoded & 0xff);
  return type == c10::DeviceType::CPU ? at::Device(type) : at::Device(type, static_cast<c10::DeviceIndex>(encoded >> 8));
}

void setAutocast(int32_t dtype) {
  at::autocast::set_cpu_enabled(dtype >= 0);
  if (dtype >= 0) at::autocast::set_autocast_cpu_dtype(static_cast<at::ScalarType>(dtype));
}

}  // namespace

FATHOM_API int32_t fathom_torch_manual_seed(uint64_t seed) {
  return guarded([&] {
    at::manual_seed(seed);
    return 0;
  });
}

/// A generator of random numbers: the process's own for a device, or a new one. Devices are written as type + 256 * index.
FATHOM_API int32_t fathom_torch_default_generator(int32_t encoded, at::Generator** generator) {
  return guarded([&] {
    *generator = new at::Generator(at::globalContext().defaultGenerator(device(encoded)));
    return 0;
  });
}

FATHOM_API int32_t fathom_torch_new_generator(int32_t encoded, uint64_t seed, at::Generator** generator) {
  return guarded([&] {
    // A clone of the default one: the only way to a new generator that is the same for all devices.
    auto common = at::globalContext().defaultGenerator(device(encoded));
    std::unique_lock<std::mutex> lock(common.mutex());
    auto fresh = common.clone();
    lock.unlock();
    fresh.set_current_seed(seed);
    *generator = new at::Generator(std::move(fresh));
    return 0;
  });
}

FATHOM_API void fathom_torch_release_generator(at::Generator* generator) { delete generator; }

FATHOM_API int32_t fathom_torch_generator_seed(at::Generator* generator, uint64_t* seed) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *seed = generator->current_seed();
    return 0;
  });
}

FATHOM_API int32_t fathom_torch_set_generator_seed(at::Generator* generator, uint64_t seed) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_current_seed(seed);
    return 0;
  });
}

FATHOM_API int32_t fathom_torch_generator_state(at::Generator* generator, void** state) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *state = own(generator->get_state());
    return 0;
  });
}

FATHOM_API int32_t fathom_torch_set_generator_state(at::Generator* generator, void* state) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_state(borrow(state));
    return 0;
  });
}

/// Makes the backward pass remember where operators were called and, with checkNan, end at the first that returns NaN.
FATHOM_API void fathom_torch_set_anomaly(uint8_t enabled, uint8_t checkNan) { torch::autograd::AnomalyMode::set_enabled(enabled != 0, checkNan != 0); }

/// 0: off, 1: on, 3: on with checks for NaN.
FATHOM_API int32_t fathom_torch_anomaly() {
  return !torch::autograd::AnomalyMode::is_enabled() ? 0 : torch::autograd::AnomalyMode::should_check_nan() ? 3 : 1;
}

FATHOM_API int32_t fathom_torch_cuda_devices() { return at::hasCUDA() ? static_cast<int32_t>(at::detail::getCUDAHooks().getNumGPUs()) : 0; }

FATHOM_API int32_t fathom_torch_interop_threads() { return at::get_num_interop_threads(); }

FATHOM_API int32_t fathom_torch_set_interop_threads(int32_t count) {
  return guarded([&] {
    at::set_num_interop_threads(count);
    return 0;
  });
}

/// Lets malloc keep what a training step frees for the next step, which takes the same again: big blocks from the heap, the heap never handed back, one heap for
/// all threads. Otherwise every big block goes back to the kernel and is faulted in anew, page by page: a third of a step's time was the kernel's.
FATHOM_API void fathom_torch_keep_memory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, INT32_MAX);
  mallopt(M_TOP_PAD, 64 << 20);
  mallopt(M_ARENA_MAX, 1);
#endif
}

FATHOM_API int32_t fathom_torch_threads() { return at::get_num_threads(); }

FATHOM_API int32_t fathom_torch_set_threads(int32_t count) {
  return guarded([&] {
    at::set_num_threads(count);
    return 0;
  });
}

/// Switches autocast of CPU operators on this thread to a dtype, or off with -1; returns what was set before in the same way.
FATHOM_API int32_t fathom_torch_enter_autocast(int32_t dtype) {
  return guarded([&]() -> int32_t {
    const auto before = at::autocast::is_cpu_enabled() ? static_cast<int32_t>(at::autocast::get_autocast_cpu_dtype()) : -1;
    setAutocast(dtype);
    at::autocast::increment_nesting();
    return before;
  });
}

/// Restores what fathom_torch_enter_autocast returned. The casts of weights are kept until the outermost region is left.
FATHOM_API int32_t fathom_torch_leave_autocast(int32_t before) {
  return guarded([&] {
    if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
    setAutocast(before);
    return 0;
  });
}
