namespace Search.Variants.Changes;

/// <summary>What a change of the data does to one entity's names.</summary>
internal sealed class EntityChange
{
    /// <summary>New names that count at once, by their words, with the sequences of stems that find them.</summary>
    public List<NewName> Added { get; } = [];

    /// <summary>Whether the entity lost a name.</summary>
    public bool HasWithdrawn { get; set; }
}
