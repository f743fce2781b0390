// A C interface to libtorch: one gate through which every ATen operator is called by name, and the few things that are not operators.
// No C++ exception crosses this boundary: functions that can fail return -2 (or null), and fathom_torch_error() has the message.
//
// A tensor handle is the address of its TensorImpl and owns one reference; fathom_torch_release gives it back.

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#define FATHOM_API extern "C" __attribute__((visibility("default")))

namespace {

using c10::IValue;
using c10::TypeKind;

enum class Tag : int32_t { None, Tensor, Int, Double, Bool, String, IntList, DoubleList, BoolList, TensorList, Default, Generator };

// One argument or result. Lists and strings are borrowed: from the caller on the way in, from `arena` on the way out.
struct Value {
  Tag tag;
  int32_t count;
  union {
    int64_t integer;
    double number;
    void* pointer;
  };
};
static_assert(sizeof(Value) == 16, "C# declares the same layout");

struct Parameter {
  std::string name;
  c10::TypePtr type;
  TypeKind kind;     // without the optional around it
  TypeKind element;  // of a list
  bool optional;
  bool optionalElement;
  int32_t length;  // of a list that may be given as one number, such as int[2]; else 0
};

struct Operator {
  c10::OperatorHandle handle;
  std::vector<Parameter> parameters;
};

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

std::atomic<int64_t> live{0};
thread_local std::string error;
thread_local std::string text;
// Lists in the results of the last call on this thread.
thread_local std::deque<std::vector<int64_t>> arena;

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

at::Tensor borrow(void* handle) {
  if (handle == nullptr) return at::Tensor();
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(static_cast<c10::TensorImpl*>(handle)));
}

void* own(at::Tensor tensor) {
  if (!tensor.defined()) return nullptr;
  live.fetch_add(1, std::memory_order_relaxed);
  return tensor.unsafeReleaseTensorImpl();
}

[[noreturn]] void mismatch(const Parameter& p, const char* given) {
  TORCH_CHECK_TYPE(false, "argument '", p.name, "' is a ", p.type->str(), ", not ", given);
}

template <typename T>
c10::List<T> list(const T* items, int32_t count) {
  c10::List<T> result;
  result.reserve(count);
  for (int32_t i = 0; i < count; i++) result.push_back(items[i]);
  return result;
}

c10::List<bool> boolList(const int64_t* items, int32_t count) {
  c10::List<bool> result;
  result.reserve(count);
  for (int32_t i = 0; i < count; i++) result.push_back(items[i] != 0);
  return result;
}

IValue tensorList(const Parameter& p, void* const* handles, int32_t count) {
  if (p.optionalElement) {
    c10::List<c10::optional<at::Tensor>> result;
    result.reserve(count);
    for (int32_t i = 0; i < count; i++)
      result.push_back(handles[i] == nullptr ? c10::optional<at::Tensor>() : c10::optional<at::Tensor>(borrow(handles[i])));
    return result;
  }
  c10::List<at::Tensor> result;
  result.reserve(count);
  for (int32_t i = 0; i < count; i++) result.push_back(borrow(handles[i]));
  return result;
}

IValue fromInt(const Parameter& p, int64_t value) {
  switch (p.kind) {
    case TypeKind::IntType:
    case TypeKind::NumberType: return value;
    case TypeKind::FloatType: return static_cast<double>(value);
    case TypeKind::ListType:
      if (p.length > 0 && p.element == TypeKind::IntType) return c10::List<int64_t>(list(std::vector<int64_t>(p.length, value).data(), p.length));
      if (p.length > 0 && p.element == TypeKind::FloatType)
        return c10::List<double>(list(std::vector<double>(p.length, static_cast<double>(value)).data(), p.length));
      mismatch(p, "an integer");
    default: mismatch(p, "an integer");
  }
}

IValue fromDouble(const Parameter& p, double value) {
  switch (p.kind) {
    case TypeKind::FloatType:
    case TypeKind::NumberType: return value;
    case TypeKind::ListType:
      if (p.length > 0 && p.element == TypeKind::FloatType) return c10::List<double>(list(std::vector<double>(p.length, value).data(), p.length));
      mismatch(p, "a number");
    default: mismatch(p, "a number");
  }
}

IValue fromString(const Parameter& p, const char* characters, int32_t count) {
  std::string value(characters, count);
  if (p.kind == TypeKind::DeviceObjType) return c10::Device(value);
  if (p.kind == TypeKind::StringType) return value;
  mismatch(p, "a string");
}

IValue toIValue(const Parameter& p, const c10::Argument& argument, const Value& v) {
  switch (v.tag) {
    case Tag::Default: {
      const auto& value = argument.default_value();
      TORCH_CHECK_TYPE(value.has_value(), "argument '", p.name, "' is missing");
      return *value;
    }
    case Tag::Generator:
      if (p.kind == TypeKind::GeneratorType) return *static_cast<const at::Generator*>(v.pointer);
      mismatch(p, "a generator");
    case Tag::None:
      if (!p.optional) mismatch(p, "none");
      return IValue();
    case Tag::Tensor:
      if (p.kind == TypeKind::TensorType) return borrow(v.pointer);
      mismatch(p, "a tensor");
    case Tag::Int: return fromInt(p, v.integer);
    case Tag::Double: return fromDouble(p, v.number);
    case Tag::Bool:
      if (p.kind == TypeKind::BoolType || p.kind == TypeKind::NumberType) return v.integer != 0;
      mismatch(p, "a boolean");
    case Tag::String: return fromString(p, static_cast<const char*>(v.pointer), v.count);
    case Tag::IntList:
      if (p.kind == TypeKind::ListType && p.element == TypeKind::IntType) return list(static_cast<const int64_t*>(v.pointer), v.count);
      mismatch(p, "a list of integers");
    case Tag::DoubleList:
      if (p.kind == TypeKind::ListType && p.element == TypeKind::FloatType) return list(static_cast<const double*>(v.pointer), v.count);
      if (p.kind == TypeKind::ListType && p.element == TypeKind::NumberType) {
        c10::List<c10::Scalar> result;
        for (int32_t i = 0; i < v.count; i++) result.push_back(static_cast<const double*>(v.pointer)[i]);
        return IValue(result);
      }
      mismatch(p, "a list of numbers");
    case Tag::BoolList:
      if (p.kind == TypeKind::ListType && p.element == TypeKind::BoolType) return boolList(static_cast<const int64_t*>(v.pointer), v.count);
      mismatch(p, "a list of booleans");
    case Tag::TensorList:
      if (p.kind == TypeKind::ListType && p.element == TypeKind::TensorType) return tensorList(p, static_cast<void* const*>(v.pointer), v.count);
      mismatch(p, "a list of tensors");
  }
  TORCH_CHECK(false, "unknown tag ", static_cast<int32_t>(v.tag));
}

Value keep(Tag tag, std::vector<int64_t> items) {
  arena.push_back(std::move(items));
  Value v{};
  v.tag = tag;
  v.count = static_cast<int32_t>(arena.back().size());
  v.pointer = arena.back().data();
  return v;
}

int64_t bits(double value) {
  int64_t result;
  std::memcpy(&result, &value, sizeof result);
  return result;
}

Value tensors(const std::vector<at::Tensor>& items) {
  std::vector<int64_t> handles;
  for (const auto& tensor : items) handles.push_back(reinterpret_cast<int64_t>(own(tensor)));
  return keep(Tag::TensorList, std::move(handles));
}

Value fromIValue(const IValue& i) {
  Value v{};
  if (i.isTensor()) {
    v.tag = Tag::Tensor;
    v.pointer = own(i.toTensor());
  } else if (i.isInt()) {
    v.tag = Tag::Int;
    v.integer = i.toInt();
  } else if (i.isSymInt()) {
    v.tag = Tag::Int;
    v.integer = i.toSymInt().expect_int();
  } else if (i.isDouble()) {
    v.tag = Tag::Double;
    v.number = i.toDouble();
  } else if (i.isBool()) {
    v.tag = Tag::Bool;
    v.integer = i.toBool();
  } else if (i.isString()) {
    text = i.toStringRef();
    v.tag = Tag::String;
    v.count = static_cast<int32_t>(text.size());
    v.pointer = const_cast<char*>(text.data());
  } else if (i.isDevice()) {
    text = i.toDevice().str();
    v.tag = Tag::String;
    v.count = static_cast<int32_t>(text.size());
    v.pointer = const_cast<char*>(text.data());
  } else if (i.isTensorList()) {
    return tensors(i.toTensorVector());
  } else if (i.isIntList()) {
    return keep(Tag::IntList, i.toIntVector());
  } else if (i.isDoubleList()) {
    std::vector<int64_t> items;
    for (double d : i.toDoubleVector()) items.push_back(bits(d));
    return keep(Tag::DoubleList, std::move(items));
  } else if (i.isBoolList()) {
    std::vector<int64_t> items;
    for (bool b : i.toBoolList()) items.push_back(b);
    return keep(Tag::BoolList, std::move(items));
  } else {
    TORCH_CHECK(i.isNone(), "a result of type ", i.tagKind(), " cannot pass the gate");
  }
  return v;
}

Parameter describe(const c10::Argument& argument) {
  Parameter p{argument.name(), argument.type(), TypeKind::AnyType, TypeKind::AnyType, false, false, argument.N().value_or(0)};
  auto type = p.type;
  if (auto optional = type->cast<c10::OptionalType>()) {
    p.optional = true;
    type = optional->getElementType();
  }
  p.kind = type->kind();
  if (auto listType = type->cast<c10::ListType>()) {
    auto element = listType->getElementType();
    if (auto optional = element->cast<c10::OptionalType>()) {
      p.optionalElement = true;
      element = optional->getElementType();
    }
    p.element = element->kind();
  }
  return p;
}

std::vector<at::Tensor> borrowAll(void* const* handles, int32_t count) {
  std::vector<at::Tensor> result;
  result.reserve(count);
  for (int32_t i = 0; i < count; i++) result.push_back(borrow(handles[i]));
  return result;
}

void setAutocast(int32_t dtype) {
  at::autocast::set_cpu_enabled(dtype >= 0);
  if (dtype >= 0) at::autocast::set_autocast_cpu_dtype(static_cast<at::ScalarType>(dtype));
}

}  // namespace

FATHOM_API const char* fathom_torch_error() { return error.c_str(); }

/// Null where there is no such operator. What is found stays valid until the process ends.
FATHOM_API Operator* fathom_torch_find(const char* name, const char* overload) {
  Operator* result = nullptr;
  guarded([&] {
    Operator found{c10::Dispatcher::singleton().findSchemaOrThrow(name, overload), {}};
    for (const auto& argument : found.handle.schema().arguments()) found.parameters.push_back(describe(argument));
    result = new Operator(std::move(found));
    return 0;
  });
  return result;
}

/// Calls an operator; arguments that are not given take the schema's default. Returns the number of results.
FATHOM_API int32_t fathom_torch_call(const Operator* op, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
  return guarded([&]() -> int32_t {
    const auto& parameters = op->parameters;
    const auto total = static_cast<int32_t>(parameters.size());
    TORCH_CHECK_TYPE(count <= total, count, " arguments given to ", op->handle.schema());
    torch::jit::Stack stack;
    stack.reserve(total);
    const auto& declared = op->handle.schema().arguments();
    const Value left_out{Tag::Default, 0, {0}};
    for (int32_t i = 0; i < total; i++) stack.push_back(toIValue(parameters[i], declared[i], i < count ? arguments[i] : left_out));
    op->handle.callBoxed(stack);
    TORCH_CHECK(static_cast<int32_t>(stack.size()) <= capacity, stack.size(), " results, but room for ", capacity);
    arena.clear();
    for (size_t i = 0; i < stack.size(); i++) results[i] = fromIValue(stack[i]);
    return static_cast<int32_t>(stack.size());
  });
}

FATHOM_API int32_t fathom_torch_argument_count(const Operator* op) { return static_cast<int32_t>(op->parameters.size()); }

FATHOM_API const char* fathom_torch_argument_name(const Operator* op, int32_t index) { return op->parameters[index].name.c_str(); }

/// The schema as PyTorch writes it, e.g. "aten::relu(Tensor self) -> Tensor"; valid until the next call on this thread.
FATHOM_API const char* fathom_torch_schema(const Operator* op) {
  guarded([&] {
    text = c10::str(op->handle.schema());
    return 0;
  });
  return text.c_str();
}

/// The schemas of all operators in PyTorch's own namespace, one a line, sorted; valid until the next call on this thread.
FATHOM_API const char* fathom_torch_schemas() {
  guarded([&] {
    std::vector<std::string> lines;
    auto& dispatcher = c10::Dispatcher::singleton();
    for (const auto& name : dispatcher.getAllOpNames()) {
      if (name.name.rfind("aten::", 0) != 0) continue;
      if (auto found = dispatcher.findSchema(name)) lines.push_back(c10::str(found->schema()));
    }
    std::sort(lines.begin(), lines.end());
    text.clear();
    for (const auto& line : lines) text += line + "\n";
    return 0;
  });
  return text.c_str();
}

/// 1 where the argument has a default, which is written to `result`; else 0.
FATHOM_API int32_t fathom_torch_argument_default(const Operator* op, int32_t index, Value* result) {
  return guarded([&]() -> int32_t {
    const auto& value = op->handle.schema().arguments()[index].default_value();
    if (!value.has_value()) return 0;
    arena.clear();
    *result = fromIValue(*value);
    return 1;
  });
}

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

/// Adds d roots / d leaf to the gradient of every leaf. A gradient handle of 0 stands for 1 (roots that are scalars).
FATHOM_API int32_t fathom_torch_backward(void* const* roots, void* const* gradients, int32_t count, uint8_t retain, uint8_t create) {
  return guarded([&] {
    torch::autograd::backward(borrowAll(roots, count), borrowAll(gradients, count), retain != 0, create != 0);
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

FATHOM_API int32_t fathom_torch_manual_seed(uint64_t seed) {
  return guarded([&] {
    at::manual_seed(seed);
    return 0;
  });
}

namespace {

at::Device device(int32_t encoded) {
  const auto type = static_cast<c10::DeviceType>(encoded & 0xff);
  return type == c10::DeviceType::CPU ? at::Device(type) : at::Device(type, static_cast<c10::DeviceIndex>(encoded >> 8));
}

}  // namespace

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
    auto fresh = at::globalContext().defaultGenerator(device(encoded)).clone();
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
