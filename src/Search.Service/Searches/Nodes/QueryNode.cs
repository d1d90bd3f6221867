using System.Globalization;

namespace Search.Service;

/// <summary>A node of a structured query: what a caller asks, independent of the engine.</summary>
public abstract record QueryNode
{
    /// <summary>Multiplies the node's score.</summary>
    public float Boost { get; init; } = 1;

    /// <summary>A label of the caller's own, or empty.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The node in a notation that is equal exactly when the nodes are.</summary>
    public sealed override string ToString()
    {
        string boost = Boost.ToString("R", CultureInfo.InvariantCulture);
        return $"{Describe()}^{boost}@{Quote(Name)}";
    }

    /// <summary>The node without boost and name.</summary>
    protected abstract string Describe();

    /// <summary>A string between quotes, its own quotes escaped.</summary>
    protected static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A list of nodes.</summary>
    protected static string List(IEnumerable<QueryNode> nodes) => $"[{string.Join(",", nodes)}]";

    /// <summary>A typed value.</summary>
    protected static string Typed(FieldValue? value) =>
        value is { } v ? $"{v.Kind}:{Quote(v.ToString())}" : "-";
}
