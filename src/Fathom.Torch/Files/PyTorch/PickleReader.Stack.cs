using System.Text;

namespace Fathom.Torch;

internal sealed partial class PickleReader
{
    private const int LongestName = 256;
    private const int MemoGap = 16;

    private byte[] buffer = new byte[256];

    private byte Byte() => stream.ReadByte() is >= 0 and var value ? (byte)value : throw CutShort();

    // Valid until the next call.
    private ReadOnlySpan<byte> Take(long length)
    {
        // Before any memory is taken for it.
        if (length > limit - stream.Position || length > end - stream.Position)
            throw CutShort();
        if (buffer.Length < length)
            buffer = new byte[length];
        var bytes = buffer.AsSpan(0, (int)length);
        stream.ReadExactly(bytes);
        return bytes;
    }

    private string Line()
    {
        var line = new StringBuilder();
        for (var letter = Byte(); letter != '\n'; letter = Byte())
        {
            if (line.Length == LongestName || letter is < 0x20 or > 0x7E)
                throw Damaged("A name in the pickle is no name.");
            line.Append((char)letter);
        }
        return line.ToString();
    }

    // What lies below the last mark belongs to it.
    private object?[] PopLast(int count)
    {
        if (stack.Count - count < (marks.Count > 0 ? marks[^1] : 0))
            throw Damaged("An operation of the pickle lacks its values.");
        return Cut(stack.Count - count);
    }

    private object? Pop() => PopLast(1)[0];

    private object?[] PopMarked()
    {
        if (marks.Count == 0)
            throw Damaged("An operation of the pickle lacks its values.");
        var start = marks[^1];
        marks.RemoveAt(marks.Count - 1);
        return Cut(start);
    }

    private object?[] Cut(int start)
    {
        var values = new object?[stack.Count - start];
        stack.CopyTo(start, values, 0, values.Length);
        stack.RemoveRange(start, values.Length);
        return values;
    }

    private T Top<T>() where T : class
    {
        var height = marks.Count > 0 ? marks[^1] : 0;
        return stack.Count > height && stack[^1] is T value ? value : throw Damaged("An operation of the pickle stands behind a value that it does not fit.");
    }

    private void Append(object?[] items) => Top<List<object?>>().AddRange(items);

    private void SetItems(object?[] items)
    {
        if (items.Length % 2 != 0)
            throw Damaged("A dictionary in the pickle has a key without a value.");
        var dictionary = Top<object>() switch
        {
            PyTorchDictionary plain => plain,
            // A class that behaves like a dictionary.
            PyTorchObject { State: null or PyTorchDictionary } value => (PyTorchDictionary)(value.State ??= new PyTorchDictionary()),
            _ => throw Damaged("The pickle puts keys into a value that has none."),
        };
        for (var i = 0; i < items.Length; i += 2)
            dictionary.Add(items[i], items[i + 1]);
    }

    private void Remember(uint number)
    {
        if (number > memo.Count + MemoGap || stack.Count == 0)
            throw Damaged("The pickle does not number its values in order.");
        while (memo.Count <= number)
            memo.Add(null);
        memo[(int)number] = stack[^1];
    }

    private object? Recall(uint number) => number < memo.Count ? memo[(int)number] : throw Damaged($"The pickle refers to value {number} before it has one.");

    private void Call(object?[] functionAndArguments)
    {
        if (functionAndArguments is not [PyTorchObject { State: null } function, object?[] arguments])
            throw Damaged("The pickle calls what is no name.");
        if (!PickleCalls.Table.TryGetValue(function.TypeName, out var call))
        {
            throw new PyTorchException(path,
                $"The file wants Python to call {function.TypeName} when it is opened, which no tensor needs. It was refused, and nothing was run. {OnlyWeights}");
        }
        // What is copied counts: a short pickle may call a thousand times with the same long list.
        operations += arguments.Sum(argument => (long)Length(argument));
        if (operations >= MostOperations)
            return;
        if (!call(arguments, out var result))
            throw Damaged($"The arguments of {function.TypeName} in the pickle are wrong{(result is string why ? $": a tensor {why}" : "")}.");
        stack.Add(result);
    }

    private void SetState()
    {
        var state = Pop();
        switch (Top<object>())
        {
            case PyTorchDictionary:
                // The _metadata of a state dict: versions of modules.
                break;
            case NumpyType type when state is object?[] parts:
                type.Order = parts.Length > 1 ? parts[1] as string : null;
                break;
            case PyTorchObject value:
                value.State = state;
                break;
            default:
                throw Damaged("The pickle gives attributes to a value that has none.");
        }
    }

    private static int Length(object? value) => value switch
    {
        string text => text.Length / 64,
        IReadOnlyCollection<object?> items => items.Count,
        _ => 0,
    };

    private PyTorchException CutShort() => Damaged("The pickle ends too early.");
}
