using System.Threading;
using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>Reports which source printed which name of an entity when.</summary>
internal static class LabelReporter
{
    /// <summary>Rows at most in one report.</summary>
    internal const int MaxRows = 10_000;

    private const string SourceField = "source";
    private const string DateField = "published";

    /// <summary>Counts.</summary>
    /// <exception cref="ServiceException">The request is refused, or there is no such entity.</exception>
    internal static LabelReport Report(
        QueryTools tools, LabelRequest request, SearcherSnapshot snapshot, CancellationToken cancellation)
    {
        if (request.MaxRows is < 1 or > MaxRows)
        {
            throw new ServiceException(ServiceError.Invalid("max_rows", $"must be 1 to {MaxRows}, or 0 for 1000"));
        }
        if (request.EntityId.Length == 0 && request.EntityName.Length == 0)
        {
            throw new ServiceException(ServiceError.Invalid("entity_id", "must not be empty when there is no name"));
        }
        Entity entity = tools.Names.One(request.EntityId, request.EntityName, "entity");
        Query query = QueryBuilder.Build(
            tools, new QueryInput { Tree = new EntityNode { Id = entity.Id }, Filter = request.Filter }).Query;
        var collector = new LabelCollector(
            tools.Names.Set, entity, request, Field(tools, SourceField, FieldKind.Keyword),
            Field(tools, DateField, FieldKind.Timestamp));
        snapshot.Searcher.Search(query, collector, new SearchOptions { Cancellation = cancellation });
        LabelCount[] rows = [.. collector.Rows.OrderByDescending(static r =>
            r.Documents).ThenBy(Key, StringComparer.Ordinal)];
        return new LabelReport
        {
            Entity = entity,
            Documents = collector.Documents,
            Counts =
            [
                .. rows.Take(request.MaxRows)
                    .OrderBy(static r => r.Period, StringComparer.Ordinal)
                    .ThenBy(static r => r.Source, StringComparer.Ordinal)
                    .ThenByDescending(static r => r.Documents)
                    .ThenBy(Key, StringComparer.Ordinal),
            ],
            LeftOut = Math.Max(0, rows.Length - request.MaxRows),
            ServedSequence = snapshot.Sequence,
            VariantDataVersion = tools.Names.Version,
        };
    }

    private static string Key(LabelCount row) =>
        FormattableString.Invariant($"{row.Variant.Id} {(int)row.Kind} {row.Source} {row.Period}");

    private static string? Field(QueryTools tools, string name, FieldKind kind) =>
        tools.Schema.TryGet(name, out SchemaField? field) && field.Kind == kind && !field.IsList ? name : null;
}
