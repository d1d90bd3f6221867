namespace Search.Variants.Naming;

/// <summary>A piece of a name before anything is known of it.</summary>
/// <param name="Raw">As written.</param>
/// <param name="Text">Folded, in Latin letters.</param>
/// <param name="IsAfterHyphen">A hyphen and nothing else stands before it.</param>
/// <param name="IsAfterComma">A comma stands before it.</param>
/// <param name="IsDotted">Letters with dots between them.</param>
internal readonly record struct RawNameWord(
    string Raw, string Text, bool IsAfterHyphen, bool IsAfterComma, bool IsDotted)
{
    /// <summary>Two letters or more, all of them capitals.</summary>
    public bool IsAllCaps => Raw.Count(char.IsLetter) > 1 && !Raw.Any(char.IsLower);

    /// <summary>Begins with a capital.</summary>
    public bool IsCapitalised => char.IsUpper(Raw[0]);
}
