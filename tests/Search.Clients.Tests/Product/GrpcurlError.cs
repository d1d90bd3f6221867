using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace ClientTests;

/// <summary>The error that <c>buf curl</c> reports as JSON, in the form in which grpcurl prints it.</summary>
internal static class GrpcurlError
{
    private static readonly TypeRegistry Types = TypeRegistry.FromFiles(ErrorInfo.Descriptor.File);
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation("  "));

    /// <summary>The error's status, message and details; what is no such JSON stays as it is.</summary>
    public static string Format(string error)
    {
        if (!error.StartsWith('{'))
        {
            return error;
        }

        using JsonDocument document = JsonDocument.Parse(error);
        JsonElement root = document.RootElement;
        StringBuilder text = new("ERROR:\n");
        text.Append("  Code: ").Append(CodeName(root.GetProperty("code").GetString() ?? "")).Append('\n');
        text.Append("  Message: ").Append(root.GetProperty("message").GetString()).Append('\n');
        if (root.TryGetProperty("details", out JsonElement details))
        {
            text.Append("  Details:\n");
            int number = 0;
            foreach (JsonElement detail in details.EnumerateArray())
            {
                number++;
                AppendDetail(text, number, detail);
            }
        }

        return text.ToString();
    }

    private static void AppendDetail(StringBuilder text, int number, JsonElement detail)
    {
        string label = string.Create(CultureInfo.InvariantCulture, $"  {number})");
        string type = detail.GetProperty("type").GetString() ?? "";
        MessageDescriptor descriptor =
            Types.Find(type) ?? throw new InvalidOperationException($"{type} is not a known detail of an error.");
        byte[] value = Convert.FromBase64String(Padded(detail.GetProperty("value").GetString() ?? ""));
        List<string> lines = [.. Formatter.Format(descriptor.Parser.ParseFrom(value)).Split('\n')];
        lines.Insert(1, $"  \"@type\": \"type.googleapis.com/{type}\",");
        string before = label;
        foreach (string line in lines)
        {
            text.Append(before).Append('\t').Append(line.TrimEnd()).Append('\n');
            before = new string(' ', label.Length);
        }
    }

    private static string Padded(string base64) => base64.PadRight((base64.Length + 3) / 4 * 4, '=');

    /// <summary>Such as <c>InvalidArgument</c> for <c>invalid_argument</c>.</summary>
    private static string CodeName(string code) =>
        string.Concat(code.Split('_').Select(static w => char.ToUpperInvariant(w[0]) + w[1..]));
}
