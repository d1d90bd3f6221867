using Search.Codecs.BlockTree;

namespace Search.Codecs.Postings;

/// <summary>The fields of a segment whose postings are in no, or in more than one, set of files.</summary>
internal sealed class CompositeFieldsProducer : FieldsProducer
{
    private readonly List<BlockTreeTermsReader> _parts = [];

    /// <summary>Opens every set of files.</summary>
    public CompositeFieldsProducer(SegmentState state, IEnumerable<string> suffixes)
    {
        try
        {
            foreach (string suffix in suffixes)
            {
                _parts.Add(new BlockTreeTermsReader(state, suffix));
            }
        }
        catch
        {
            Dispose(true);
            throw;
        }
    }

    /// <inheritdoc/>
    public override Terms? Terms(string field)
    {
        foreach (BlockTreeTermsReader part in _parts)
        {
            if (part.Terms(field) is { } terms)
            {
                return terms;
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public override void CheckIntegrity()
    {
        foreach (BlockTreeTermsReader part in _parts)
        {
            part.CheckIntegrity();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (BlockTreeTermsReader part in _parts)
            {
                part.Dispose();
            }
        }
    }
}
