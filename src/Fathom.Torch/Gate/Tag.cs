namespace Fathom.Torch;

/// <summary>What a <see cref="Value"/> holds; the same numbers as in native/torch_gate.cpp.</summary>
internal enum Tag
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    String,
    IntList,
    DoubleList,
    BoolList,
    TensorList,
    Default,
    Generator,
}
