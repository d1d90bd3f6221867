namespace Search.Variants.Naming;

/// <summary>Sentences on what two names share and where they differ; the same for every name.</summary>
internal static class NameNotes
{
    /// <summary>What a link says; null when both are written alike.</summary>
    public static string? Of(NameLink link, IReadOnlyList<NameToken> a, IReadOnlyList<NameToken> b)
    {
        string first = Raw(a, link.StartA, link.EndA);
        string second = Raw(b, link.StartB, link.EndB);
        return link.Fit.Kind switch
        {
            WordFitKind.Spelling => $"\"{first}\" and \"{second}\" are near spellings",
            WordFitKind.Romanisation => $"\"{first}\" and \"{second}\" are romanisations of one name",
            WordFitKind.SameName => $"\"{first}\" and \"{second}\" are forms of one name",
            WordFitKind.Exonym => $"\"{first}\" and \"{second}\" are names of one place",
            WordFitKind.Nickname => $"\"{first}\" and \"{second}\" are forms of one given name",
            WordFitKind.Initial => $"\"{first}\" and \"{second}\" fit as initial and name",
            _ => link.IsJoined ? $"\"{first}\" and \"{second}\" differ in spaces or hyphens" : null,
        };
    }

    /// <summary>Words that only one name has.</summary>
    public static string Only(IEnumerable<string> words, int name) =>
        $"only the {(name == 1 ? "first" : "second")} has {string.Join(", ", words.Select(static w => $"\"{w}\""))}";

    /// <summary>One text of several notes.</summary>
    public static string Join(IReadOnlyList<string> notes) =>
        notes.Count == 0 ? "the words are the same" : string.Join("; ", notes);

    private static string Raw(IReadOnlyList<NameToken> tokens, int start, int end) =>
        string.Join(' ', tokens.Skip(start).Take(end - start).Select(static token => token.Raw));
}
