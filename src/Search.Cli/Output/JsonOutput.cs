using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Search.Cli;

/// <summary>JSON for scripts: one object, or one a line; names in snake case unless a shape says otherwise.</summary>
internal static class JsonOutput
{
    /// <summary>One line an object.</summary>
    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void WriteLine<T>(TextWriter output, T value) =>
        output.WriteLine(JsonSerializer.Serialize(value, Options));
}
