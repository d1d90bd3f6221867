using System.Text;
using Search.Queries;

namespace Search.Service;

/// <summary>Clusters of hits between the service's terms and the engine's.</summary>
internal static class CollapsePlan
{
    /// <summary>The engine's options.</summary>
    /// <exception cref="ServiceException">The request is wrong or over a limit.</exception>
    public static CollapseOptions? Define(CollapseRequest? collapse, Schema schema)
    {
        if (collapse is null)
        {
            return null;
        }
        SchemaField field = new FilterQueries(schema).Field(collapse.Field, "collapse");
        if (!field.IsSortable)
        {
            throw FilterQueries.Refuse(
                "collapse.field", $"\"{field.Name}\" is a list, text or bytes: hits cannot be collapsed by it");
        }
        if (collapse.Hits < 0)
        {
            throw FilterQueries.Refuse("collapse.hits", "must not be negative");
        }
        if (collapse.Hits > ServiceLimits.MaxClusterHits)
        {
            throw new ServiceException(ServiceError.OverLimit(
                "collapse.hits", "max_cluster_hits", ServiceLimits.MaxClusterHits, collapse.Hits));
        }
        return new CollapseOptions
        {
            Field = field.Name,
            IsNumeric = field.IsNumeric,
            MissingIsOneGroup = collapse.MissingIsOneCluster,
            Others = collapse.Hits,
            MaxGroups = ServiceLimits.MaxClusters,
        };
    }

    /// <summary>The value of a cluster.</summary>
    public static FieldValue Value(CollapsedGroup group, CollapseRequest collapse, Schema schema) => group.Value switch
    {
        long number when schema.TryGet(collapse.Field, out SchemaField? field) =>
            NumericFields.FromDocValue(field.Kind, number),
        byte[] bytes => FieldValue.Of(Encoding.UTF8.GetString(bytes)),
        _ => default,
    };

    /// <summary>What a search is told that would tell too many clusters apart.</summary>
    public static ServiceException TooMany(TooManyGroupsException cause) => new(ServiceError.OverLimit(
        "collapse.field", "max_clusters", cause.MaxGroups, cause.MaxGroups + 1L));
}
