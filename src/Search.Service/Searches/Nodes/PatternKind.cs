namespace Search.Service;

/// <summary>How a pattern says which words it means.</summary>
public enum PatternKind
{
    /// <summary>By what they begin with.</summary>
    Prefix,

    /// <summary>With <c>*</c> and <c>?</c>.</summary>
    Wildcard,

    /// <summary>As a regular expression.</summary>
    Regexp,
}
