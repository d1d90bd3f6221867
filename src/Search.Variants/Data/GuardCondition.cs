namespace Search.Variants;

/// <summary>What a guard looks at.</summary>
public enum GuardCondition
{
    /// <summary>Words before the mention.</summary>
    Left,

    /// <summary>Words after the mention.</summary>
    Right,

    /// <summary>Other entities of the document.</summary>
    CoMention,

    /// <summary>The document's source.</summary>
    DocumentSource,

    /// <summary>The document's date.</summary>
    DocumentDate,

    /// <summary>How the mention is printed.</summary>
    TextCase,

    /// <summary>None of the words stands directly after.</summary>
    NotFollowedBy,

    /// <summary>None of the words stands directly before.</summary>
    NotPrecededBy,
}
