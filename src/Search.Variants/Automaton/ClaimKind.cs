namespace Search.Variants.Automaton;

/// <summary>What a surface is in the automaton.</summary>
internal enum ClaimKind
{
    /// <summary>A name of an entity.</summary>
    Name,

    /// <summary>A blocker.</summary>
    Blocker,

    /// <summary>A title before a person's name.</summary>
    Title,
}
