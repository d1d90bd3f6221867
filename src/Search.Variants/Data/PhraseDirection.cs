namespace Search.Variants;

/// <summary>On which side a phrase member works.</summary>
public enum PhraseDirection
{
    /// <summary>Recognised in queries and looked for in documents.</summary>
    Both,

    /// <summary>Recognised in queries, never looked for.</summary>
    QueryOnly,

    /// <summary>Looked for, never recognised in a query.</summary>
    DocumentOnly,
}
