using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Fathom.Torch;

/// <summary>
/// Reads a Python pickle as data: dictionaries, lists, numbers, texts and the tensors of PyTorch. There is nothing in it that could look up, construct or call something
/// in a program: names stay names (<see cref="PyTorchObject"/>), and the few calls that tensors need are a closed table (<see cref="PickleCalls"/>).
/// </summary>
/// <param name="stream">Where the pickle starts.</param>
/// <param name="path">The file, for messages.</param>
/// <param name="persistent">What a persistent identifier stands for: PyTorch's way to refer to a storage. Null where there are none.</param>
internal sealed partial class PickleReader(Stream stream, string path, Func<IReadOnlyList<object?>, object?>? persistent = null)
{
    /// <summary>The longest pickle that is read, in bytes: tensors take some hundred bytes each, their numbers are elsewhere.</summary>
    public const long LongestPickle = 16 << 20;

    private const int MostOperations = 1_000_000;
    // Python writes lists and dictionaries in lots of 1,000 items.
    private const int DeepestStack = 1 << 14;
    private const int HighestProtocol = 5;

    private readonly List<object?> stack = [];
    private readonly List<int> marks = [];
    // A list, not a dictionary: writers number in order, and a file cannot make list indices collide.
    private readonly List<object?> memo = [];
    private long limit;
    private long end;
    private long operations;

    /// <summary>Reads one pickle and leaves the stream behind it.</summary>
    /// <exception cref="PyTorchException">The pickle is damaged, too large, or does more than hold data.</exception>
    public object? Read()
    {
        limit = stream.Position + LongestPickle;
        end = stream.Length;
        for (operations = 0; ; operations++)
        {
            if (operations >= MostOperations || stream.Position > limit)
                throw new PyTorchException(path, $"The pickle has more than {MostOperations} operations or {LongestPickle >> 20} MiB. {OnlyWeights}");
            if (stack.Count > DeepestStack || marks.Count > DeepestStack)
                throw Damaged($"The pickle keeps more than {DeepestStack} values waiting.");
            var operation = (PickleOperation)Byte();
            if (operation == PickleOperation.Stop)
                return Pop();
            Do(operation);
        }
    }

    private const string OnlyWeights = "If you trust the file, write one with weights alone in Python: torch.save(model.state_dict(), file).";

    private void Do(PickleOperation operation)
    {
        switch (operation)
        {
            case PickleOperation.Protocol:
                if (Byte() is > HighestProtocol and var protocol)
                    throw Damaged($"The pickle has protocol {protocol}; at most {HighestProtocol} exists.");
                break;
            case PickleOperation.Frame:
                Take(8);
                break;
            case PickleOperation.Mark:
                marks.Add(stack.Count);
                break;

            case PickleOperation.None:
                stack.Add(null);
                break;
            case PickleOperation.NewTrue:
                stack.Add(true);
                break;
            case PickleOperation.NewFalse:
                stack.Add(false);
                break;
            case PickleOperation.Integer1:
                stack.Add((long)Byte());
                break;
            case PickleOperation.Integer2:
                stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
                break;
            case PickleOperation.Integer4:
                stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)));
                break;
            case PickleOperation.Long1:
                AddWholeNumber(new BigInteger(Take(Byte())));
                break;
            case PickleOperation.Float:
                stack.Add(BinaryPrimitives.ReadDoubleBigEndian(Take(8)));
                break;
            case PickleOperation.ShortUnicode:
                stack.Add(Text(Take(Byte())));
                break;
            case PickleOperation.Unicode or PickleOperation.String:
                stack.Add(Text(Take(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))));
                break;
            case PickleOperation.ShortString:
                stack.Add(Text(Take(Byte())));
                break;
            case PickleOperation.ShortBytes:
                stack.Add(Take(Byte()).ToArray());
                break;
            case PickleOperation.Bytes:
                stack.Add(Take(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))).ToArray());
                break;

            case PickleOperation.EmptyTuple:
                stack.Add(Array.Empty<object?>());
                break;
            case PickleOperation.Tuple1:
                stack.Add(PopLast(1));
                break;
            case PickleOperation.Tuple2:
                stack.Add(PopLast(2));
                break;
            case PickleOperation.Tuple3:
                stack.Add(PopLast(3));
                break;
            case PickleOperation.Tuple:
                stack.Add(PopMarked());
                break;
            case PickleOperation.EmptyList or PickleOperation.EmptySet:
                stack.Add(new List<object?>());
                break;
            case PickleOperation.Append:
                Append(PopLast(1));
                break;
            case PickleOperation.Appends or PickleOperation.AddItems:
                Append(PopMarked());
                break;
            case PickleOperation.EmptyDictionary:
                stack.Add(new PyTorchDictionary());
                break;
            case PickleOperation.SetItem:
                SetItems(PopLast(2));
                break;
            case PickleOperation.SetItems:
                SetItems(PopMarked());
                break;

            case PickleOperation.Put:
                Remember(Byte());
                break;
            case PickleOperation.LongPut:
                Remember(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)));
                break;
            case PickleOperation.Memoize:
                Remember((uint)memo.Count);
                break;
            case PickleOperation.Get:
                stack.Add(Recall(Byte()));
                break;
            case PickleOperation.LongGet:
                stack.Add(Recall(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))));
                break;

            case PickleOperation.Global:
                stack.Add(new PyTorchObject($"{Line()}.{Line()}"));
                break;
            case PickleOperation.StackGlobal:
                stack.Add(PopLast(2) is [string module, string name] ? new PyTorchObject($"{module}.{name}") : throw Damaged("A name in the pickle is no text."));
                break;
            case PickleOperation.NewObject:
                stack.Add(PopLast(2) is [PyTorchObject { State: null } type, IReadOnlyList<object?>] ? new PyTorchObject(type.TypeName) : throw Damaged("The pickle makes an object of no class."));
                break;
            case PickleOperation.Reduce:
                Call(PopLast(2));
                break;
            case PickleOperation.Build:
                SetState();
                break;
            case PickleOperation.PersistentId:
                if (persistent is null || Pop() is not object?[] identifier)
                    throw Damaged("The pickle refers to something outside it where nothing can be.");
                stack.Add(persistent(identifier));
                break;

            default:
                throw new PyTorchException(path,
                    $"The pickle's operation 0x{(byte)operation:X2} is not one that tensors need. The file is damaged, or does more than hold weights. {OnlyWeights}");
        }
    }

    private void AddWholeNumber(BigInteger number) => stack.Add(number >= long.MinValue && number <= long.MaxValue ? (long)number : (object)number);

    // Python 2 wrote texts of single bytes, which mean nothing in particular when they are not UTF-8.
    private static string Text(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    private PyTorchException Damaged(string what) => PyTorchException.Damaged(path, what);
}
