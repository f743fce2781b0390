// Operators of our own in libtorch's dispatcher, where its own would be several.

#include "torch_bridge.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

namespace {

uint16_t* bits(const at::Tensor& tensor) { return reinterpret_cast<uint16_t*>(tensor.data_ptr<at::BFloat16>()); }

/// The gradient where the value is between 0 and 6, else 0. Without a sign, numbers are ordered as their bits are.
void keepWithin(const uint16_t* __restrict value, const uint16_t* __restrict from, uint16_t* __restrict to, int64_t count) {
  constexpr uint16_t six = 0x40c0;
  // No branch: it is compiled to vectors.
  for (int64_t i = 0; i < count; i++) to[i] = from[i] & static_cast<uint16_t>(-static_cast<int>(static_cast<uint16_t>(value[i] - 1) < six - 1));
}

/// ReLU6 in bfloat16. In libtorch 1.13 the backward of hardtanh has no kernel for it, and that of clamp compares, selects and is not vectorised: a quarter of a training step.
struct Relu6 : torch::autograd::Function<Relu6> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& x) {
    TORCH_CHECK(x.scalar_type() == at::kBFloat16, "fathom::relu6 is for bfloat16, not ", x.scalar_type());
    at::Tensor y = x.clamp(0, 6);
    context->save_for_backward({y});
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const at::Tensor y = context->get_saved_variables()[0];
    // Somebody wants to differentiate this in turn.
    if (at::GradMode::is_enabled()) return {gradients[0] * y.gt(0).logical_and(y.lt(6)).to(y.scalar_type())};
    const at::Tensor outputs = y.contiguous(y.suggest_memory_format()), given = gradients[0].contiguous(y.suggest_memory_format());
    at::Tensor result = at::empty_like(outputs);
    at::parallel_for(0, outputs.numel(), 1 << 15, [value = bits(outputs), from = bits(given), to = bits(result)](int64_t begin, int64_t end) {
      keepWithin(value + begin, from + begin, to + begin, end - begin);
    });
    return {result};
  }
};

}  // namespace

TORCH_LIBRARY(fathom, library) {
  library.def("relu6(Tensor x) -> Tensor", [](const at::Tensor& x) { return Relu6::apply(x); });
}
