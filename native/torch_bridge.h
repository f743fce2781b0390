// What the parts of the bridge to libtorch share: how a failure leaves it, and who owns a tensor.
//
// No C++ exception crosses the boundary: functions that can fail return -2 (or null), and fathom_torch_error() has the message.
// A tensor handle is the address of its TensorImpl and owns one reference; fathom_torch_release gives it back.

#pragma once

#include <ATen/ATen.h>

#include <atomic>
#include <cstdint>
#include <string>

#define FATHOM_API extern "C" __attribute__((visibility("default")))

namespace fathom {

/// The message of the last failure on this thread.
inline thread_local std::string error;

/// Handles given out and not yet released, of the whole process.
inline std::atomic<int64_t> live{0};

template <typename F>
auto guarded(F body) noexcept -> decltype(body()) {
  try {
    return body();
  } catch (const c10::Error& e) {
    error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    error = e.what();
  } catch (...) {
    error = "an exception that is not a std::exception";
  }
  return static_cast<decltype(body())>(-2);
}

/// The tensor of a handle, which stays the caller's; undefined for null.
inline at::Tensor borrow(void* handle) {
  if (handle == nullptr) return at::Tensor();
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(static_cast<c10::TensorImpl*>(handle)));
}

/// A handle for a tensor; null for an undefined one.
inline void* own(at::Tensor tensor) {
  if (!tensor.defined()) return nullptr;
  live.fetch_add(1, std::memory_order_relaxed);
  return tensor.unsafeReleaseTensorImpl();
}

}  // namespace fathom
