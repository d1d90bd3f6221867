namespace Search.Variants.Loading;

/// <summary>Reads <c>phrases</c> records.</summary>
internal static class PhraseReader
{
    /// <summary>Most places of a pattern.</summary>
    public const int MaxItems = 8;

    /// <summary>Most members of a group.</summary>
    public const int MaxMembers = 24;

    public static Draft<PhraseGroup>? Read(RecordLine record)
    {
        string? id = record.Text("phrases", required: true);
        PhraseRelation relation = record.Name("relation", PhraseRelation.Equivalent, required: true);
        string? domain = record.Text("domain", required: true);
        IReadOnlyList<string> provenance = record.Texts("provenance", required: true);
        record.Text("note");
        var members = new List<PhraseMember>();
        foreach (RecordLine item in record.Items("members", required: true))
        {
            PhraseMember? member = ReadMember(item);
            if (member is null)
            {
                record.Fail("a member of this group was refused");
                continue;
            }
            members.Add(member);
        }
        if (members.Count is < 2 or > MaxMembers)
        {
            record.Fail($"a group has 2 to {MaxMembers} members");
        }
        if (members.All(static m => m.Direction == PhraseDirection.DocumentOnly)
            || members.All(static m => m.Direction == PhraseDirection.QueryOnly))
        {
            record.Fail("a group needs a member for queries and one for documents");
        }
        foreach (string twice in members.GroupBy(static m => m.Pattern, StringComparer.Ordinal)
            .Where(static same => same.Count() > 1).Select(static same => same.Key))
        {
            record.Fail($"the pattern \"{twice}\" is listed twice");
        }
        record.Finish();
        return record.IsBroken || id is null || domain is null
            ? null
            : new Draft<PhraseGroup>(record, new PhraseGroup(id, relation, domain, members, provenance), provenance);
    }

    private static PhraseMember? ReadMember(RecordLine item)
    {
        string pattern = item.Text("pattern", required: true) ?? string.Empty;
        double weight = item.Number("weight", 0, 1) ?? 1;
        PhraseDirection direction = item.Name("direction", PhraseDirection.Both);
        item.Finish();
        List<PhraseItem> items =
            [.. pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(SplitHyphens).Select(part => ReadItem(item, part))];
        if (items.Count is 0 or > MaxItems)
        {
            item.Fail($"a pattern has 1 to {MaxItems} places");
        }
        else if (items[0].IsGap || items[^1].IsGap)
        {
            item.Fail("a pattern neither begins nor ends with a gap");
        }
        return item.IsBroken ? null : new PhraseMember(pattern, items, weight, direction);
    }

    /// <summary>Texts are split at hyphens, so "cease-fire" is two places; alternatives are single words.</summary>
    private static string[] SplitHyphens(string part) =>
        part.Contains('|', StringComparison.Ordinal) ? [part] : part.Split('-');

    private static PhraseItem ReadItem(RecordLine item, string part)
    {
        switch (part)
        {
            case "[NP]":
                return new PhraseItem([], 1, 4);
            case "[NP?]":
                return new PhraseItem([], 0, 4);
            default:
                string[] words = part.Split('|');
                if (words.Any(static word => word.Length == 0 || !word.All(IsLemmaLetter)))
                {
                    item.Fail($"\"{part}\" is neither lower-case words joined by | nor [NP] nor [NP?]");
                }
                return new PhraseItem(words, 0, 0);
        }
    }

    private static bool IsLemmaLetter(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '\'';
}
