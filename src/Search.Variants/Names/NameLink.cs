namespace Search.Variants.Naming;

/// <summary>Words of one name that fit words of the other.</summary>
/// <param name="StartA">First word in the first name.</param>
/// <param name="EndA">Word after the last one.</param>
/// <param name="StartB">First word in the second name.</param>
/// <param name="EndB">Word after the last one.</param>
/// <param name="Fit">How well.</param>
/// <param name="Length">Letters in the longer of both.</param>
internal readonly record struct NameLink(int StartA, int EndA, int StartB, int EndB, WordFit Fit, int Length)
{
    /// <summary>Whether several words of one name are one of the other.</summary>
    public bool IsJoined => EndA - StartA > 1 || EndB - StartB > 1;
}
