using Google.Protobuf.WellKnownTypes;
using Search.V1;
using Value = Search.V1.Value;

namespace Search.Server.Tests;

/// <summary>Short ways to make news articles.</summary>
internal static class News
{
    internal const string Index = "news";

    internal static Document Article(string id, string title, string body, int day = 1, string source = "levant-post")
    {
        var published = Timestamp.FromDateTime(new DateTime(2023, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddDays(day));
        return new Document
        {
            Id = id,
            Fields =
            {
                ["title"] = new Value { StringValue = title },
                ["body"] = new Value { StringValue = body },
                ["published"] = new Value { TimestampValue = published },
                ["source"] = new Value { StringValue = source },
            },
        };
    }

    internal static Document Text(string id, string body) =>
        new() { Id = id, Fields = { ["body"] = new Value { StringValue = body } } };
}
