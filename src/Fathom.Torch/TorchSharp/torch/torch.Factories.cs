using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Zeros.</summary>
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.zeros(size, dtype ?? ScalarType.Float32, default, device), requires_grad);

    /// <inheritdoc cref="zeros(long[], ScalarType?, Device?, bool)"/>
    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => zeros([size], dtype, device, requires_grad);

    /// <inheritdoc cref="zeros(long[], ScalarType?, Device?, bool)"/>
    public static Tensor zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => zeros([rows, columns], dtype, device, requires_grad);

    /// <inheritdoc cref="zeros(long[], ScalarType?, Device?, bool)"/>
    public static Tensor zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => zeros([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <inheritdoc cref="zeros(long[], ScalarType?, Device?, bool)"/>
    public static Tensor zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>Ones.</summary>
    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.ones(size, dtype ?? ScalarType.Float32, default, device), requires_grad);

    /// <inheritdoc cref="ones(long[], ScalarType?, Device?, bool)"/>
    public static Tensor ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => ones([size], dtype, device, requires_grad);

    /// <inheritdoc cref="ones(long[], ScalarType?, Device?, bool)"/>
    public static Tensor ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => ones([rows, columns], dtype, device, requires_grad);

    /// <inheritdoc cref="ones(long[], ScalarType?, Device?, bool)"/>
    public static Tensor ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => ones([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <inheritdoc cref="ones(long[], ScalarType?, Device?, bool)"/>
    public static Tensor ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>Elements that are not set.</summary>
    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.empty_memory_format(size, dtype ?? ScalarType.Float32, default, device), requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device?, bool)"/>
    public static Tensor empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => empty([size], dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device?, bool)"/>
    public static Tensor empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => empty([rows, columns], dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device?, bool)"/>
    public static Tensor empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => empty([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device?, bool)"/>
    public static Tensor empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => empty([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>Evenly distributed in [0, 1).</summary>
    public static Tensor rand(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Required(Aten.rand_generator(size, generator, dtype ?? ScalarType.Float32, default, device), requires_grad);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device?, bool, Generator?)"/>
    public static Tensor rand(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => rand([size], dtype, device, requires_grad);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device?, bool, Generator?)"/>
    public static Tensor rand(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => rand([rows, columns], dtype, device, requires_grad);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device?, bool, Generator?)"/>
    public static Tensor rand(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => rand([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device?, bool, Generator?)"/>
    public static Tensor rand(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => rand([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>Normally distributed.</summary>
    public static Tensor randn(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Required(Aten.randn_generator(size, generator, dtype ?? ScalarType.Float32, default, device), requires_grad);

    /// <inheritdoc cref="randn(long[], ScalarType?, Device?, bool, Generator?)"/>
    public static Tensor randn(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => randn([size], dtype, device, requires_grad);

    /// <inheritdoc cref="randn(long[], ScalarType?, Device?, bool, Generator?)"/>
    public static Tensor randn(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => randn([rows, columns], dtype, device, requires_grad);

    /// <inheritdoc cref="randn(long[], ScalarType?, Device?, bool, Generator?)"/>
    public static Tensor randn(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => randn([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <inheritdoc cref="randn(long[], ScalarType?, Device?, bool, Generator?)"/>
    public static Tensor randn(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => randn([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>Zeros, in the shape of <paramref name="input"/>.</summary>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.zeros_like(input, dtype, default, device), requires_grad);

    /// <summary>Ones, in the shape of <paramref name="input"/>.</summary>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.ones_like(input, dtype, default, device), requires_grad);

    /// <summary>Elements that are not set, in the shape of <paramref name="input"/>.</summary>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.empty_like(input, dtype, default, device), requires_grad);

    /// <summary>Evenly distributed in [0, 1), in the shape of <paramref name="input"/>.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.rand_like(input, dtype, default, device), requires_grad);

    /// <summary>Normally distributed, in the shape of <paramref name="input"/>.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.randn_like(input, dtype, default, device), requires_grad);

    /// <summary><paramref name="value"/> everywhere.</summary>
    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.full(size, value, dtype ?? Natural(value), default, device), requires_grad);

    /// <summary><paramref name="value"/> everywhere, in the shape of <paramref name="input"/>.</summary>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.full_like(input, value, dtype, default, device), requires_grad);

    /// <summary>Numbers from <paramref name="start"/> to before <paramref name="stop"/>.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.arange_start_step(start, stop, step, dtype ?? Natural(start, stop, step), default, device), requires_grad);

    /// <inheritdoc cref="arange(Scalar, Scalar, Scalar, ScalarType?, Device?, bool)"/>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>Numbers from 0 to before <paramref name="stop"/>.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary><paramref name="steps"/> numbers at equal distances, both ends included.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.linspace((Scalar)start, (Scalar)end, steps, dtype ?? ScalarType.Float32, default, device), requires_grad);

    /// <summary>Ones on the diagonal, else 0.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Required(Aten.eye_m(rows, columns < 0 ? rows : columns, dtype ?? ScalarType.Float32, default, device), requires_grad);

    /// <summary>The numbers below <paramref name="n"/> in random order.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Required(Aten.randperm_generator(n, generator, dtype ?? ScalarType.Int64, default, device), requires_grad);

    /// <summary>Whole numbers from <paramref name="low"/> to before <paramref name="high"/>.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Required(Aten.randint_low_generator(low, high, size, generator, dtype ?? ScalarType.Int64, default, device), requires_grad);

    /// <summary>Whole numbers from 0 to before <paramref name="high"/>.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => randint(0, high, size, dtype, device, requires_grad);

    private static Tensor Required(Tensor tensor, bool requires_grad) => requires_grad ? tensor.requires_grad_() : tensor;

    // As PyTorch: whole numbers stay whole, a real number makes singles.
    private static ScalarType Natural(params ReadOnlySpan<Scalar> values)
    {
        var natural = ScalarType.Bool;
        foreach (var value in values)
        {
            if (value.Type == ScalarType.Float64)
                return ScalarType.Float32;
            if (value.Type == ScalarType.Int64)
                natural = ScalarType.Int64;
        }
        return natural;
    }
}
