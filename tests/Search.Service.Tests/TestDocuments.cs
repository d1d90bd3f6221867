using System.Threading;

namespace Search.Service.Tests;

/// <summary>Short ways to make documents and services.</summary>
internal static class TestDocuments
{
    public static Schema PlainSchema { get; } = Create(
        new() { Name = "title", Kind = FieldKind.Text, Chain = TextChain.Plain },
        new() { Name = "body", Kind = FieldKind.Text, Chain = TextChain.Plain },
        new() { Name = "key", Kind = FieldKind.Keyword },
        new() { Name = "keys", Kind = FieldKind.Keyword, IsList = true },
        new() { Name = "count", Kind = FieldKind.Int64 },
        new() { Name = "counts", Kind = FieldKind.Int64, IsList = true },
        new() { Name = "ratio", Kind = FieldKind.Double },
        new() { Name = "flag", Kind = FieldKind.Bool },
        new() { Name = "moment", Kind = FieldKind.Timestamp },
        new() { Name = "blob", Kind = FieldKind.Bytes });

    public static Schema Create(params SchemaField[] fields)
    {
        ServiceError? error = SchemaValidator.TryCreate(fields, "schema.fields", out Schema? schema);
        Assert.Null(error);
        return schema ?? throw new InvalidOperationException("no schema");
    }

    public static Document Doc(string id, string body, params (string Name, FieldValue Value)[] more)
    {
        var fields = new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["body"] = FieldValue.Of(body) };
        foreach ((string name, FieldValue value) in more)
        {
            fields[name] = value;
        }
        return new Document { Id = id, Fields = fields };
    }

    public static Task<WriteResult> WriteAsync(
        this SearchIndex index, Document document, Durability durability = Durability.Durable,
        WriteCondition condition = default) =>
        index.WriteAsync(document, condition, durability, CancellationToken.None);

    public static Task<WriteResult> DeleteAsync(
        this SearchIndex index, string id, Durability durability = Durability.Durable,
        WriteCondition condition = default) =>
        index.DeleteAsync(id, condition, durability, CancellationToken.None);

    public static async Task<ServiceError> RefusedAsync(Func<Task> call) =>
        (await Assert.ThrowsAsync<ServiceException>(call)).Error;
}
