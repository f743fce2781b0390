// The gate: every ATen operator, called by name.

#include "torch_bridge.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <vector>

using namespace fathom;

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

thread_local std::string text;
// Lists in the results of the last call on this thread.
thread_local std::deque<std::vector<int64_t>> arena;

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

}  // namespace

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
