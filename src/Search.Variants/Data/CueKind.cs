namespace Search.Variants;

/// <summary>What words around a place or a label show.</summary>
public enum CueKind
{
    /// <summary>Directly after: it acts.</summary>
    Acts,

    /// <summary>Directly before: a place is meant as a place.</summary>
    PlaceLeft,

    /// <summary>Directly before: an actor is meant.</summary>
    ActorLeft,

    /// <summary>Directly before: a label is meant as the concept.</summary>
    ConceptLeft,

    /// <summary>Directly after: a place is meant as a place, though the word has a capital.</summary>
    PlaceRight,
}
