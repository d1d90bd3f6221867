namespace Search.Variants.Loading;

/// <summary>Reads <c>entity</c> records.</summary>
internal sealed class EntityReader
{
    private readonly SurfaceWords _words;

    public EntityReader(SurfaceWords words) => _words = words;

    public EntityDraft? Read(RecordLine record)
    {
        string? id = record.Text("entity", required: true);
        EntityType type = record.Name("type", EntityType.Unspecified, required: true);
        IReadOnlyDictionary<string, string> names = record.Map("names", required: true);
        var entity = new Entity
        {
            Ordinal = -1,
            Id = id ?? string.Empty,
            Type = type,
            Names = names,
            ExternalIds = record.Map("ids"),
            Valid = record.Interval("valid"),
            Disputes = record.Text("disputes"),
            Provenance = record.Texts("provenance", required: true),
            Variants = [],
        };
        record.Text("note");
        CheckId(record, entity);
        if (!names.ContainsKey("en"))
        {
            record.Fail("\"names\" has no \"en\"");
        }
        var variants = new List<VariantDraft>();
        IReadOnlyList<RecordLine> items = record.Items("variants", required: true);
        if (items.Count == 0)
        {
            record.Fail("an entity needs at least one variant");
        }
        foreach (RecordLine item in items)
        {
            ReadVariants(item, entity, variants);
            if (item.IsBroken)
            {
                record.Fail("a variant of this entity was refused");
            }
        }
        record.Finish();
        return record.IsBroken ? null : new EntityDraft(record, entity, variants);
    }

    /// <summary>The entity with the variants of an <c>add</c> record; a variant without provenance has the record's.</summary>
    public EntityDraft AddTo(EntityDraft draft, RecordLine record)
    {
        Entity entity = draft.Entity with { Provenance = record.Texts("provenance", required: true) };
        record.Text("note");
        List<VariantDraft> variants = [.. draft.Variants];
        IReadOnlyList<RecordLine> items = record.Items("variants", required: true);
        if (items.Count == 0)
        {
            record.Fail("an addition needs at least one variant");
        }
        foreach (RecordLine item in items)
        {
            ReadVariants(item, entity, variants);
            if (item.IsBroken)
            {
                record.Fail("a variant of this addition was refused");
            }
        }
        record.Finish();
        return record.IsBroken ? draft : draft with { Variants = variants };
    }

    private static bool IsId(string id)
    {
        int slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && id.AsSpan(0, slash).IndexOfAnyExceptInRange('a', 'z') < 0
            && id[(slash + 1)..].Split('-').All(static part =>
                part.Length > 0 && part.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9')));
    }

    private static void CheckId(RecordLine record, Entity entity)
    {
        if (!IsId(entity.Id))
        {
            record.Fail($"\"{entity.Id}\" is not an id such as state/saudi-arabia");
            return;
        }
        string folder = entity.Id[..entity.Id.IndexOf('/', StringComparison.Ordinal)];
        if (entity.Type != EntityType.Unspecified
            && !string.Equals(folder, entity.Type.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            record.Fail($"the id begins with {folder}/ but the type is {EnumNames<EntityType>.Write(entity.Type)}");
        }
    }

    private void ReadVariants(RecordLine item, Entity entity, List<VariantDraft> into)
    {
        IReadOnlyList<string> surfaces = item.Texts("surface", required: true);
        VariantKind kind = item.Name("kind", VariantKind.Unspecified, required: true);
        CaseRule? caseRule = item.Has("case") ? item.Name("case", CaseRule.Any) : null;
        string? givenId = item.Text("id");
        IReadOnlyList<string> provenance = item.Texts("provenance");
        var variant = new Variant
        {
            Ordinal = -1,
            Id = givenId ?? string.Empty,
            Entity = -1,
            Surface = string.Empty,
            Kind = kind,
            Case = CaseRule.Any,
            Language = item.Text("language") ?? "en",
            AlsoWord = item.Flag("also_word"),
            Prior = item.Number("prior", 0, 1) ?? 1,
            Ambiguous = item.Flag("ambiguous"),
            Confidence = item.Number("confidence", 0, 1) ?? -1,
            Alone = item.Number("alone", 0, 1) ?? 0,
            Valid = item.Interval("valid"),
            UsedBy = ReadUsedBy(item),
            Guards = GuardReader.Read(item, _words),
            Provenance = provenance.Count > 0 ? provenance : entity.Provenance,
        };
        item.Text("note");
        CheckKind(item, variant, surfaces.Count, givenId);
        item.Finish();
        foreach (string surface in surfaces)
        {
            Add(item, entity, surface, variant, caseRule, into);
        }
    }

    private void Add(
        RecordLine item, Entity entity, string surface, Variant variant, CaseRule? caseRule, List<VariantDraft> into)
    {
        IReadOnlyList<SurfaceWord> words = _words.Split(surface);
        if (words.Count is 0 or > VariantSet.MaxSurfaceWords)
        {
            item.Fail($"\"{surface}\" has {words.Count} words; a surface has 1 to {VariantSet.MaxSurfaceWords}");
            return;
        }
        string slug = string.Join('-', words.Select(static word => word.Folded));
        string kind = EnumNames<VariantKind>.Write(variant.Kind).Replace('_', '-');
        string id = variant.Id.Length > 0 ? variant.Id : $"{entity.Id}#{AsciiLower(kind)}/{slug}";
        string key = string.Join(' ', words.Select(static word => word.Folded));
        if (into.Any(other => string.Equals(other.Key, key, StringComparison.Ordinal)))
        {
            item.Remark($"\"{surface}\" reads like a surface listed before it, which stays; this one is left out");
            return;
        }
        CaseRule rule = caseRule ?? DefaultCase(entity.Type, variant.Kind, words);
        into.Add(new VariantDraft(item, entity.Id, variant with { Surface = surface, Case = rule, Id = id }, words));
    }

    private static CaseRule DefaultCase(EntityType type, VariantKind kind, IReadOnlyList<SurfaceWord> words)
    {
        if (kind == VariantKind.Acronym)
        {
            return CaseRule.AllCaps;
        }
        return type is EntityType.Concept or EntityType.Event && !words.Any(static word => word.IsCapitalised)
            ? CaseRule.Any
            : CaseRule.InitialCap;
    }

    private static List<UsedBy> ReadUsedBy(RecordLine item)
    {
        var users = new List<UsedBy>();
        foreach (RecordLine user in item.Items("used_by"))
        {
            string? source = user.Text("source", required: true);
            DateInterval valid = user.Interval("valid");
            int? documents = user.Whole("documents", 0, int.MaxValue);
            user.Finish();
            if (source is not null)
            {
                users.Add(new UsedBy(source, valid, documents));
            }
        }
        return users;
    }

    private static void CheckKind(RecordLine item, Variant variant, int surfaces, string? givenId)
    {
        if (!IsListed(variant.Kind))
        {
            item.Fail($"{EnumNames<VariantKind>.Write(variant.Kind)} is made from relations or texts, never listed");
        }
        if (variant.Kind == VariantKind.Label && variant.UsedBy.Count == 0)
        {
            item.Fail("a LABEL says in \"used_by\" who prints it");
        }
        if (variant.Alone > 0 && variant.Kind is not (VariantKind.Surname or VariantKind.ShortForm))
        {
            item.Fail("\"alone\" belongs to SURNAME and SHORT_FORM");
        }
        if (givenId is not null && surfaces != 1)
        {
            item.Fail("an \"id\" is for one surface");
        }
    }

    private static bool IsListed(VariantKind kind) => kind is VariantKind.OfficialName or VariantKind.ShortName
        or VariantKind.Alias or VariantKind.Acronym or VariantKind.TitledName or VariantKind.Transliteration
        or VariantKind.Demonym or VariantKind.ShortForm or VariantKind.Nickname or VariantKind.HistoricName
        or VariantKind.Label or VariantKind.ReorderedName or VariantKind.Surname or VariantKind.Unspecified;

    private static string AsciiLower(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = source[i] is >= 'A' and <= 'Z' ? (char)(source[i] + 32) : source[i];
        }
    });
}
