namespace Search.Variants;

/// <summary>What two names are taken to name when they are compared.</summary>
public enum NameKind
{
    /// <summary>Not known: the words decide.</summary>
    Unspecified,

    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A place.</summary>
    Place,
}
