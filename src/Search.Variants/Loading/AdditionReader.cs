namespace Search.Variants.Loading;

/// <summary>
/// Reads <c>add</c> records, which give an entity of other records more variants, and <c>withdraw</c> records, which
/// take variants away. They are applied when all records are read, so their order does not matter.
/// </summary>
internal sealed class AdditionReader(EntityReader entities)
{
    private readonly List<RecordLine> _additions = [];
    private readonly List<(RecordLine Record, IReadOnlyList<string> Ids)> _withdrawals = [];

    public void ReadAddition(RecordLine record) => _additions.Add(record);

    public void ReadWithdrawal(RecordLine record)
    {
        IReadOnlyList<string> ids = record.Texts("withdraw", required: true);
        record.Texts("provenance", required: true);
        record.Text("note");
        record.Finish();
        if (!record.IsBroken)
        {
            _withdrawals.Add((record, ids));
        }
    }

    /// <summary>Changes the entities that were read.</summary>
    public void Apply(DraftData data)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < data.Entities.Count; i++)
        {
            places.TryAdd(data.Entities[i].Entity.Id, i);
        }
        foreach (RecordLine record in _additions)
        {
            string id = record.Text("add", required: true) ?? string.Empty;
            if (places.TryGetValue(id, out int place))
            {
                data.Entities[place] = entities.AddTo(data.Entities[place], record);
            }
            else if (!record.IsBroken)
            {
                record.Fail($"there is no entity {id}");
            }
        }
        foreach ((RecordLine record, IReadOnlyList<string> ids) in _withdrawals)
        {
            foreach (string id in ids)
            {
                Withdraw(data, places, record, id);
            }
        }
        _additions.Clear();
        _withdrawals.Clear();
    }

    private static void Withdraw(DraftData data, Dictionary<string, int> places, RecordLine record, string id)
    {
        int mark = id.IndexOf('#', StringComparison.Ordinal);
        if (mark < 0 || !places.TryGetValue(id[..mark], out int place)
            || !data.Entities[place].Variants.Any(variant => Has(variant, id)))
        {
            record.Fail($"withdraw: there is no variant {id}");
            return;
        }
        EntityDraft draft = data.Entities[place];
        data.Entities[place] = draft with { Variants = [.. draft.Variants.Where(variant => !Has(variant, id))] };
    }

    private static bool Has(VariantDraft variant, string id) =>
        string.Equals(variant.Variant.Id, id, StringComparison.Ordinal);
}
