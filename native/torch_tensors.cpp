// Tensors: handles, what they hold, gradients, and memory of the caller's.

#include "torch_bridge.h"

#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <memory>
#include <vector>

using namespace fathom;

namespace {

struct TensorInfo {
  const int64_t* sizes;
  const int64_t* strides;
  void* data;
  int64_t numel;
  int32_t dim;
  int32_t dtype;
  int32_t itemsize;
  int32_t device;
  uint8_t requires_grad;
  uint8_t is_leaf;
  uint8_t is_contiguous;
  uint8_t is_channels_last;
};

std::vector<at::Tensor> borrowAll(void* const* handles, int32_t count) {
  std::vector<at::Tensor> result;
  result.reserve(count);
  for (int32_t i = 0; i < count; i++) result.push_back(borrow(handles[i]));
  return result;
}

}  // namespace

FATHOM_API const char* fathom_torch_error() { return error.c_str(); }

FATHOM_API void fathom_torch_release(void* handle) {
  if (handle == nullptr) return;
  live.fetch_sub(1, std::memory_order_relaxed);
  c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(handle));
}

/// Handles given out and not yet released, of the whole process.
FATHOM_API int64_t fathom_torch_live() { return live.load(); }

FATHOM_API int32_t fathom_torch_info(void* handle, TensorInfo* info) {
  return guarded([&] {
    auto tensor = borrow(handle);
    info->sizes = tensor.sizes().data();
    info->strides = tensor.strides().data();
    info->data = tensor.data_ptr();
    info->numel = tensor.numel();
    info->dim = static_cast<int32_t>(tensor.dim());
    info->dtype = static_cast<int32_t>(tensor.scalar_type());
    info->itemsize = static_cast<int32_t>(tensor.itemsize());
    info->device = static_cast<int32_t>(tensor.device().type()) | (tensor.device().has_index() ? tensor.device().index() << 8 : 0);
    info->requires_grad = tensor.requires_grad();
    info->is_leaf = tensor.is_leaf();
    info->is_contiguous = tensor.is_contiguous();
    info->is_channels_last = tensor.is_contiguous(at::MemoryFormat::ChannelsLast);
    return 0;
  });
}

FATHOM_API int32_t fathom_torch_set_requires_grad(void* handle, uint8_t value) {
  return guarded([&] {
    borrow(handle).set_requires_grad(value != 0);
    return 0;
  });
}

FATHOM_API int32_t fathom_torch_grad(void* handle, void** grad) {
  return guarded([&] {
    *grad = own(borrow(handle).grad());
    return 0;
  });
}

FATHOM_API int32_t fathom_torch_set_grad(void* handle, void* grad) {
  return guarded([&] {
    borrow(handle).mutable_grad() = borrow(grad);
    return 0;
  });
}

/// Makes the tensor share the storage and the metadata of another, as Tensor.data does in Python.
FATHOM_API int32_t fathom_torch_set_data(void* handle, void* data) {
  return guarded([&] {
    borrow(handle).set_data(borrow(data));
    return 0;
  });
}

/// Adds d roots / d leaf to the gradient of every leaf, or of the inputs where there are any. A gradient handle of 0 stands for 1 (roots that are scalars).
FATHOM_API int32_t fathom_torch_backward(void* const* roots, void* const* gradients, int32_t count, void* const* inputs, int32_t inputCount, uint8_t retain,
                                         uint8_t create) {
  return guarded([&] {
    torch::autograd::backward(borrowAll(roots, count), borrowAll(gradients, count), retain != 0, create != 0, borrowAll(inputs, inputCount));
    return 0;
  });
}

/// Gradients of the outputs with respect to the inputs, one handle an input: 0 where unused and allowed.
FATHOM_API int32_t fathom_torch_grads(void* const* outputs, void* const* gradients, int32_t count, void* const* inputs, int32_t inputCount,
                                      uint8_t retain, uint8_t create, uint8_t allowUnused, void** results) {
  return guarded([&] {
    auto found = torch::autograd::grad(borrowAll(outputs, count), borrowAll(inputs, inputCount), borrowAll(gradients, count), retain != 0,
                                       create != 0, allowUnused != 0);
    for (int32_t i = 0; i < inputCount; i++) results[i] = own(found[i]);
    return 0;
  });
}

FATHOM_API uint8_t fathom_torch_grad_mode() { return c10::GradMode::is_enabled(); }

FATHOM_API void fathom_torch_set_grad_mode(uint8_t enabled) { c10::GradMode::set_enabled(enabled != 0); }

/// Guards are left on the thread that entered them, in reverse order.
FATHOM_API c10::InferenceMode* fathom_torch_enter_inference_mode(uint8_t enabled) { return new c10::InferenceMode(enabled != 0); }

FATHOM_API void fathom_torch_leave_inference_mode(c10::InferenceMode* guard) { delete guard; }

FATHOM_API uint8_t fathom_torch_inference_mode() { return c10::InferenceMode::is_enabled(); }

/// A tensor on memory of the caller's, who is told through `release` when nothing uses it any more.
FATHOM_API int32_t fathom_torch_from_memory(void* data, const int64_t* sizes, int32_t dim, int32_t dtype, void (*release)(void*), void* context, void** result) {
  return guarded([&] {
    *result = own(at::from_blob(data, at::IntArrayRef(sizes, dim), [=](void*) { release(context); }, at::TensorOptions(static_cast<at::ScalarType>(dtype))));
    return 0;
  });
}

/// Calls `hook(context, gradient, &replacement)` when the gradient of the tensor is known; the hook owns the handle it is given, and returns 0, or 1 with another
/// gradient, or a negative number to end the backward pass. `release` is called when the hook is no longer needed.
FATHOM_API int32_t fathom_torch_add_hook(void* handle, int32_t (*hook)(void*, void*, void**), void (*release)(void*), void* context, uint32_t* place) {
  return guarded([&] {
    std::shared_ptr<void> kept(context, release);
    *place = borrow(handle).register_hook([hook, kept](at::Tensor gradient) {
      // Nothing of the loss depends on it, though on a sibling from the same operator: no gradient that a hook could look at.
      if (!gradient.defined()) return gradient;
      void* replacement = nullptr;
      const auto answer = hook(kept.get(), own(gradient), &replacement);
      TORCH_CHECK(answer >= 0, "a hook failed");
      if (answer == 0) return gradient;
      auto result = borrow(replacement);
      fathom_torch_release(replacement);
      return result;
    });
    return 0;
  });
}

FATHOM_API int32_t fathom_torch_remove_hook(void* handle, uint32_t place) {
  return guarded([&] {
    borrow(handle).remove_hook(place);
    return 0;
  });
}
