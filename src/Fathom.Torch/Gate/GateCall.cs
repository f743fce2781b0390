namespace Fathom.Torch;

/// <summary>One call of an operator, or a whole backward pass under the name "backward", without arguments. Values are <c>Tensor</c>, <c>long</c>, <c>double</c>, <c>bool</c>, <c>string</c>, arrays of the first four, or null.</summary>
/// <param name="Name">Operator with namespace, e.g. "aten::conv2d".</param>
/// <param name="Overload">Overload, or empty.</param>
/// <param name="ArgumentNames">The schema's names, one for each argument.</param>
/// <param name="Arguments">The arguments in the schema's order, with the defaults of those that were left out.</param>
/// <param name="Results">The results in the schema's order.</param>
/// <param name="Elapsed">How long libtorch took, the way through the gate included.</param>
public sealed record GateCall(string Name, string Overload, IReadOnlyList<string> ArgumentNames, IReadOnlyList<object?> Arguments, IReadOnlyList<object?> Results, TimeSpan Elapsed);
