using System.Buffers.Binary;
using System.Text;

namespace Fathom.Training.Tests.TensorBoard;

/// <summary>Reads event files by the published description of TFRecord and protobuf's wire format, independently of what writes them.</summary>
internal static class EventReader
{
    public sealed record Event(double WallTime, long Step, string? FileVersion, bool SessionStart, IReadOnlyDictionary<string, float> Scalars, IReadOnlyDictionary<string, (int Height, int Width, byte[] Png)> Pictures);

    /// <summary>What TensorBoard shows of a folder: files by name; a session's start voids earlier events from its step on.</summary>
    public static List<Event> Shown(string folder)
    {
        var shown = new List<Event>();
        foreach (var file in Directory.GetFiles(folder, "*tfevents*").Order(StringComparer.Ordinal))
            foreach (var happened in Read(File.ReadAllBytes(file)))
            {
                if (happened.SessionStart)
                    shown.RemoveAll(earlier => earlier.Step >= happened.Step);
                else if (happened.FileVersion is null)
                    shown.Add(happened);
            }
        return shown;
    }

    public static List<Event> Read(byte[] file)
    {
        var events = new List<Event>();
        for (var at = 0; at < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(Masked(Crc(file.AsSpan(at, 8))), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            var record = file.AsSpan(at + 12, length);
            Assert.Equal(Masked(Crc(record)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            events.Add(Parse(record.ToArray()));
            at += 12 + length + 4;
        }
        return events;
    }

    /// <summary>CRC-32C bit by bit.</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0x82F63B78u & (uint)-(int)(crc & 1));
        }
        return ~crc;
    }

    private static uint Masked(uint crc) => ((crc >> 15) | (crc << 17)) + 0xa282ead8u;

    private static Event Parse(byte[] message)
    {
        var fields = Fields(message).ToLookup(field => field.Number);
        var scalars = new Dictionary<string, float>();
        var pictures = new Dictionary<string, (int, int, byte[])>();
        foreach (var value in fields[5].SelectMany(summary => Fields(summary.Bytes)))
        {
            var inner = Fields(value.Bytes).ToDictionary(field => field.Number);
            var tag = Encoding.UTF8.GetString(inner[1].Bytes);
            if (inner.TryGetValue(2, out var number))
                scalars.Add(tag, BitConverter.Int32BitsToSingle((int)number.Value));
            if (inner.TryGetValue(4, out var picture))
            {
                var image = Fields(picture.Bytes).ToDictionary(field => field.Number);
                Assert.Equal(3, image[3].Value);
                pictures.Add(tag, ((int)image[1].Value, (int)image[2].Value, image[4].Bytes));
            }
        }
        return new Event(
            BitConverter.Int64BitsToDouble(fields[1].Single().Value),
            fields[2].Single().Value,
            fields[3].Select(field => Encoding.UTF8.GetString(field.Bytes)).SingleOrDefault(),
            fields[7].SelectMany(session => Fields(session.Bytes)).Any(field => field is { Number: 1, Value: 1 }),
            scalars,
            pictures);
    }

    private static List<(int Number, long Value, byte[] Bytes)> Fields(byte[] message)
    {
        var fields = new List<(int, long, byte[])>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add((number, Varint(message, ref at), []));
                    break;
                case 1:
                    fields.Add((number, BinaryPrimitives.ReadInt64LittleEndian(message.AsSpan(at)), []));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    fields.Add((number, 0, message[at..(at + length)]));
                    at += length;
                    break;
                case 5:
                    fields.Add((number, BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(at)), []));
                    at += 4;
                    break;
                default:
                    Assert.Fail($"Wire type {tag & 7}.");
                    break;
            }
        }
        return fields;
    }

    private static long Varint(byte[] message, ref int at)
    {
        var value = 0L;
        for (var shift = 0; ; shift += 7)
        {
            value |= (long)(message[at] & 0x7F) << shift;
            if ((message[at++] & 0x80) == 0)
                return value;
        }
    }
}
