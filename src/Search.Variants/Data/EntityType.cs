namespace Search.Variants;

/// <summary>What an entity is. The numbers are those of <c>search.v1.EntityType</c>.</summary>
public enum EntityType
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A state.</summary>
    State = 1,

    /// <summary>A city.</summary>
    City = 2,

    /// <summary>A region or territory.</summary>
    Region = 3,

    /// <summary>A person.</summary>
    Person = 4,

    /// <summary>An organisation.</summary>
    Organisation = 5,

    /// <summary>An office or position.</summary>
    Role = 6,

    /// <summary>An event.</summary>
    Event = 7,

    /// <summary>A concept.</summary>
    Concept = 8,
}
