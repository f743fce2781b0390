using Google.Protobuf;

namespace Fathom.Training;

/// <summary>The messages of TensorFlow's event.proto and summary.proto that a training needs, field by field: the numbers are the fields' numbers there.</summary>
internal static class EventMessage
{
    private const uint Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    /// <summary>The first record of every file.</summary>
    public static byte[] FileVersion() => Event(0, body =>
    {
        Tag(body, 3, Bytes);
        body.WriteString("brain.Event:2");
    });

    /// <summary>SessionLog START: what was written before from this step on is void.</summary>
    public static byte[] SessionStart(long step) => Event(step, body => Message(body, 7, session =>
    {
        Tag(session, 1, Varint);
        session.WriteEnum(1);
    }));

    /// <summary>Values of a step.</summary>
    public static byte[] Summary(long step, params IReadOnlyList<Action<CodedOutputStream>> values) => Event(step, body => Message(body, 5, summary =>
    {
        foreach (var value in values)
            Message(summary, 1, value);
    }));

    /// <summary>One number of a summary.</summary>
    public static Action<CodedOutputStream> Scalar(string tag, float number) => value =>
    {
        Tag(value, 1, Bytes);
        value.WriteString(tag);
        Tag(value, 2, Fixed32);
        value.WriteFloat(number);
    };

    /// <summary>One picture of a summary, as PNG.</summary>
    public static Action<CodedOutputStream> Picture(string tag, Image picture) => value =>
    {
        Tag(value, 1, Bytes);
        value.WriteString(tag);
        Message(value, 4, image =>
        {
            Tag(image, 1, Varint);
            image.WriteInt32(picture.Height);
            Tag(image, 2, Varint);
            image.WriteInt32(picture.Width);
            Tag(image, 3, Varint);
            image.WriteInt32(3); // RGB
            Tag(image, 4, Bytes);
            image.WriteBytes(UnsafeByteOperations.UnsafeWrap(picture.EncodePng()));
        });
    };

    private static byte[] Event(long step, Action<CodedOutputStream> what) => Serialize(body =>
    {
        Tag(body, 1, Fixed64);
        body.WriteDouble((DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds);
        Tag(body, 2, Varint);
        body.WriteInt64(step);
        what(body);
    });

    private static void Message(CodedOutputStream outer, int field, Action<CodedOutputStream> inner)
    {
        Tag(outer, field, Bytes);
        outer.WriteBytes(UnsafeByteOperations.UnsafeWrap(Serialize(inner)));
    }

    private static byte[] Serialize(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var body = new CodedOutputStream(bytes, leaveOpen: true))
            write(body);
        return bytes.ToArray();
    }

    private static void Tag(CodedOutputStream body, int field, uint wireType) => body.WriteTag((uint)field << 3 | wireType);
}
