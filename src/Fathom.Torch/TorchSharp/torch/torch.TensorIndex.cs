namespace TorchSharp;

public static partial class torch
{
    /// <summary>One entry of a tensor's index, as in Python's x[0, 1:3, None, ..., mask].</summary>
    public readonly struct TensorIndex
    {
        private TensorIndex(Kind kind, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null) =>
            (Type, Start, Stop, Step, Places) = (kind, start, stop, step, tensor);

        internal enum Kind
        {
            Slice,
            Single,
            Tensor,
            Ellipsis,
            None,
        }

        /// <summary>As many full dimensions as the index leaves open.</summary>
        public static TensorIndex Ellipsis => new(Kind.Ellipsis);

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex None => new(Kind.None);

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex Null => None;

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon => Slice();

        internal Kind Type { get; }

        internal long? Start { get; }

        internal long? Stop { get; }

        internal long? Step { get; }

        internal Tensor? Places { get; }

        /// <summary>From <paramref name="start"/> to before <paramref name="stop"/>; negative numbers count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(Kind.Slice, start, stop, step);

        /// <summary>One index; its dimension goes.</summary>
        public static TensorIndex Single(long? index) => new(Kind.Single, index);

        /// <summary>Places, or a mask.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new(Kind.Tensor, tensor: tensor);

        /// <summary>One index; its dimension goes.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>Places, or a mask.</summary>
        public static implicit operator TensorIndex(Tensor tensor) => Tensor(tensor);

        /// <summary>A range such as 1..^2.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(Signed(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : Signed(range.End));

        /// <summary>An index such as ^1.</summary>
        public static implicit operator TensorIndex(Index index) => Single(Signed(index));

        private static long Signed(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
