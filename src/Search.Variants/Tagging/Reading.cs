using System.Diagnostics.CodeAnalysis;

namespace Search.Variants.Tagging;

/// <summary>What a candidate may mean.</summary>
internal sealed class Reading
{
    public Reading(Variant variant, VariantKind kind, double confidence, bool needsSupport) =>
        Set(variant, kind, confidence, needsSupport);

    public Variant Variant { get; private set; }

    public VariantKind Kind { get; private set; }

    /// <summary>The variant's confidence times what guards made of it.</summary>
    public double Confidence { get; set; }

    /// <summary>Only with other evidence for the entity in the document.</summary>
    public bool NeedsSupport { get; private set; }

    /// <summary>The words around speak for something else; other mentions may speak for it.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>The full name for it that stands elsewhere; null for none.</summary>
    public Candidate? Antecedent { get; set; }

    /// <summary>A short form that takes up a full name.</summary>
    public bool IsShort => Variant.Kind is VariantKind.Surname or VariantKind.ShortForm;

    /// <summary>Stands on its own: not a short form, no co-mention required.</summary>
    public bool IsFirm => !NeedsSupport && !IsInDoubt && !IsShort && !NeedsCoMention;

    public bool NeedsCoMention
    {
        get
        {
            IReadOnlyList<Guard> guards = Variant.Guards;
            for (int i = 0; i < guards.Count; i++)
            {
                if (guards[i] is { Condition: GuardCondition.CoMention, Require: true })
                {
                    return true;
                }
            }
            return false;
        }
    }

    /// <summary>Begins anew.</summary>
    [MemberNotNull(nameof(Variant))]
    public void Set(Variant variant, VariantKind kind, double confidence, bool needsSupport)
    {
        Variant = variant;
        Kind = kind;
        Confidence = confidence;
        NeedsSupport = needsSupport;
        IsInDoubt = false;
        Antecedent = null;
    }
}
