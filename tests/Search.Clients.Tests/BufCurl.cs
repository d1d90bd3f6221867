using System.Text;
using System.Text.Json;

namespace ClientTests;

/// <summary>Calls through <c>buf curl</c>, which knows the services by reflection alone, as grpcurl does.</summary>
internal static class BufCurl
{
    /// <summary>Calls a method; without one the arguments ask for lists. It must succeed, or fail when told so.</summary>
    public static async Task<JudgeProcess.JudgeOutput> RunAsync(
        string authority, string method, IEnumerable<string> arguments, string input = "", bool fails = false)
    {
        JudgeProcess.JudgeOutput output = await TryAsync(authority, method, arguments, input);
        Assert.True(fails == (output.ExitCode != 0), output.Error + output.Output);
        return output;
    }

    /// <summary>Calls a method and gives what came of it.</summary>
    public static Task<JudgeProcess.JudgeOutput> TryAsync(
        string authority, string method, IEnumerable<string> arguments, string input = "") =>
        JudgeProcess.RunAsync(
            JudgeTools.Buf(),
            [
                "curl", "--protocol", "grpc", "--http2-prior-knowledge", .. arguments,
                $"http://{authority}" + (method.Length == 0 ? "" : "/" + method),
            ],
            input);

    /// <summary>The JSON documents that were printed, one after another.</summary>
    public static List<JsonElement> Documents(JudgeProcess.JudgeOutput output)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(output.Output);
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        List<JsonElement> documents = [];
        while (reader.Read())
        {
            documents.Add(JsonElement.ParseValue(ref reader));
        }

        return documents;
    }
}
