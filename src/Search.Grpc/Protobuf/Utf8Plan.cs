using Google.Protobuf.Reflection;

namespace Search.Protobuf;

/// <summary>
/// Which fields of a message hold text, and which hold messages that may. Built once for each message type; types that
/// contain themselves are plans that refer to themselves.
/// </summary>
internal sealed class Utf8Plan
{
    private readonly Dictionary<int, Entry> entries = [];
    private Entry[] byNumber = [];

    private Utf8Plan()
    {
    }

    /// <summary>The plan of a message type; <paramref name="known"/> holds those that are made or being made.</summary>
    public static Utf8Plan For(MessageDescriptor descriptor, Dictionary<MessageDescriptor, Utf8Plan> known)
    {
        if (known.TryGetValue(descriptor, out Utf8Plan? plan))
        {
            return plan;
        }

        known.Add(descriptor, plan = new Utf8Plan());
        foreach (FieldDescriptor field in descriptor.Fields.InDeclarationOrder())
        {
            if (field.FieldType == FieldType.String)
            {
                plan.entries.Add(field.FieldNumber, new Entry(field, null));
            }
            else if (field.FieldType == FieldType.Message)
            {
                plan.entries.Add(field.FieldNumber, new Entry(field, For(field.MessageType, known)));
            }
        }

        plan.Index();
        return plan;
    }

    /// <summary>What the field of that number holds; no field when nothing has to be checked.</summary>
    public Entry Find(int fieldNumber)
    {
        if ((uint)fieldNumber < (uint)byNumber.Length)
        {
            return byNumber[fieldNumber];
        }

        return entries.TryGetValue(fieldNumber, out Entry found) ? found : default;
    }

    private void Index()
    {
        const int LargestIndexed = 63;
        int largest = entries.Keys.Where(static n => n <= LargestIndexed).DefaultIfEmpty(-1).Max();
        byNumber = new Entry[largest + 1];
        foreach ((int number, Entry entry) in entries.Where(static e => e.Key <= LargestIndexed))
        {
            byNumber[number] = entry;
        }
    }

    /// <summary>One field.</summary>
    /// <param name="Field">The field; null when nothing has to be checked.</param>
    /// <param name="Message">The plan of its message; null for text.</param>
    internal readonly record struct Entry(FieldDescriptor? Field, Utf8Plan? Message);
}
