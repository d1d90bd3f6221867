namespace Search.Service;

/// <summary>How a query text is read.</summary>
public enum QuerySyntax
{
    /// <summary>As a person types: words, "phrases", -excluded; names and phrasings are expanded.</summary>
    Simple = 1,

    /// <summary>Lucene's classic syntax.</summary>
    Lucene = 2,
}
