namespace Search.Variants.Tagging;

/// <summary>What a candidate may mean.</summary>
internal sealed class Reading
{
    public required Variant Variant { get; init; }

    public required VariantKind Kind { get; set; }

    /// <summary>The variant's confidence times what guards made of it.</summary>
    public required double Confidence { get; set; }

    /// <summary>Only with other evidence for the entity in the document.</summary>
    public bool NeedsSupport { get; init; }

    /// <summary>A full name for it stands elsewhere: candidate index; -1 for none.</summary>
    public Candidate? Antecedent { get; set; }

    /// <summary>A short form that takes up a full name.</summary>
    public bool IsShort => Variant.Kind is VariantKind.Surname or VariantKind.ShortForm;

    /// <summary>Stands on its own: not a short form, no co-mention required.</summary>
    public bool IsFirm => !NeedsSupport && !IsShort && !NeedsCoMention;

    public bool NeedsCoMention
    {
        get
        {
            foreach (Guard guard in Variant.Guards)
            {
                if (guard is { Condition: GuardCondition.CoMention, Require: true })
                {
                    return true;
                }
            }
            return false;
        }
    }
}
