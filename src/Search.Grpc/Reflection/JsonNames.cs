using System.Text;
using Google.Protobuf.Reflection;

namespace Grpc.Reflection;

/// <summary>
/// Fills in <c>json_name</c>, which descriptors inside generated code lack; without it clients print the names of the
/// proto (Protocol Buffers, "JSON Mapping").
/// </summary>
internal static class JsonNames
{
    public static FileDescriptorProto Fill(FileDescriptorProto file)
    {
        Fill(file.Extension);
        foreach (DescriptorProto message in file.MessageType)
        {
            Fill(message);
        }

        return file;
    }

    /// <summary>Lower camel case: an underscore goes and raises the letter behind it.</summary>
    public static string Of(string fieldName)
    {
        StringBuilder result = new(fieldName.Length);
        bool raise = false;
        foreach (char c in fieldName)
        {
            if (c == '_')
            {
                raise = true;
                continue;
            }

            result.Append(raise && char.IsAsciiLetterLower(c) ? (char)(c & ~0x20) : c);
            raise = false;
        }

        return result.ToString();
    }

    private static void Fill(DescriptorProto message)
    {
        Fill(message.Field);
        Fill(message.Extension);
        foreach (DescriptorProto nested in message.NestedType)
        {
            Fill(nested);
        }
    }

    private static void Fill(IEnumerable<FieldDescriptorProto> fields)
    {
        foreach (FieldDescriptorProto field in fields)
        {
            if (!field.HasJsonName)
            {
                field.JsonName = Of(field.Name);
            }
        }
    }
}
