using Search.Indexing;

namespace Search.Queries;

/// <summary>One way to fill a slot of a phrase: a term at a position, as long as it says.</summary>
/// <param name="Term">The term; its field's positions are aligned with the other alternatives' and slots'
/// fields.</param>
/// <param name="Weight">What a match through this alternative counts, 0..1.</param>
/// <param name="LengthInPayload">
/// False: one position long. True: the payload begins with the length in positions as a variable-length integer.
/// </param>
public sealed record SlotAlternative(Term Term, float Weight = 1f, bool LengthInPayload = false);
