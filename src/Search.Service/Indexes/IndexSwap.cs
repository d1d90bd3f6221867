using Search.Indexing;

namespace Search.Service;

/// <summary>
/// Puts an index that was built aside into the place of another: verifies it, makes the decision durable, moves the
/// files, opens it under its new name. Up to the decision nothing has changed; after it the next start of the service
/// ends what was begun.
/// </summary>
/// <param name="folder">The files of both.</param>
/// <param name="catalog">The definitions of both.</param>
/// <param name="services">What all indexes share.</param>
/// <param name="name">The name that the new index takes.</param>
/// <param name="build">The new index.</param>
/// <param name="old">The index of that name; null when there is none, or none that could be opened.</param>
internal sealed class IndexSwap(
    DataFolder folder, Catalog catalog, SearchServices services, string name, SearchIndex build, SearchIndex? old)
{
    /// <summary>True when the replacement is decided: neither index is what it was.</summary>
    public bool IsDecided { get; private set; }

    /// <summary>Does it; the new index under the name.</summary>
    /// <exception cref="ServiceException">It is refused: both indexes are as they were.</exception>
    /// <exception cref="System.IO.IOException">The disk failed.</exception>
    public async Task<SearchIndex> RunAsync(SwapPolicy policy)
    {
        IndexDefinition definition;
        try
        {
            await VerifyAsync(policy).ConfigureAwait(false);
            definition = Decide();
        }
        catch when (!IsDecided)
        {
            build.Release();
            old?.Release();
            throw;
        }
        catch
        {
            build.Discard();
            old?.Discard();
            throw;
        }
        try
        {
            build.Retire();
            old?.Retire();
            Finish(folder, catalog, definition);
            SearchIndex swapped = SearchIndex.Open(definition, folder, services);
            if (old is not null)
            {
                swapped.Follow(new RetiredIndex(old));
            }
            return swapped;
        }
        catch
        {
            old?.Discard();
            throw;
        }
        finally
        {
            build.Discard();
        }
    }

    /// <summary>Does what is left to do of a replacement that is decided; may be done again.</summary>
    public static void Finish(DataFolder folder, Catalog catalog, IndexDefinition definition)
    {
        folder.Replace(definition.Name, definition.BuiltAs);
        catalog.EndReplace(definition);
    }

    // Ends with both indexes taking no writes, and everything in the new one committed and read.
    private async Task VerifyAsync(SwapPolicy policy)
    {
        // What can be refused at once is, before the long look at the files.
        CheckWrites(policy);
        await build.CommitAsync().ConfigureAwait(false);
        long sequence = build.Status().LastSequence;
        if (!await build.HoldAsync(sequence).ConfigureAwait(false))
        {
            throw Refused(ErrorCode.Aborted, "it is still being written to");
        }
        await build.RefreshAsync(default).ConfigureAwait(false);
        long documents = build.Status().DocumentCount;
        if (policy.ExpectedDocuments is { } expected && expected != documents)
        {
            throw Refused($"it has {documents} documents, {expected} were expected");
        }
        await CheckLossAsync(policy, documents).ConfigureAwait(false);
        CheckFiles(documents);
        if (old is null)
        {
            return;
        }
        if (!await old.HoldAsync(policy.DiscardWrites ? null : build.Definition.SequenceFloor).ConfigureAwait(false))
        {
            throw WrittenMeanwhile();
        }
        await CheckLossAsync(policy, documents).ConfigureAwait(false);
    }

    private void CheckWrites(SwapPolicy policy)
    {
        if (old is not null && !policy.DiscardWrites && old.Status().LastSequence != build.Definition.SequenceFloor)
        {
            throw WrittenMeanwhile();
        }
    }

    private async Task CheckLossAsync(SwapPolicy policy, long documents)
    {
        if (old is null)
        {
            return;
        }
        await old.RefreshAsync(default).ConfigureAwait(false);
        long before = old.Status().DocumentCount;
        if (before - documents > policy.MaxLoss * before)
        {
            throw Refused(
                $"it has {documents} documents, \"{name}\" has {before}: more than {policy.MaxLoss:P0} would go");
        }
    }

    private void CheckFiles(long documents)
    {
        CheckReport report = CheckIndex.Check(build.Files);
        if (!report.IsClean)
        {
            CheckProblem first = report.Problems[0];
            throw Refused(
                $"it is damaged: {first.File} at byte {first.Offset}: expected {first.Expected}, found {first.Found}");
        }
        if (report.NumDocs != documents)
        {
            throw Refused($"its files hold {report.NumDocs} documents, its readers see {documents}");
        }
    }

    private IndexDefinition Decide()
    {
        IndexDefinition definition = build.Definition with
        {
            Name = name,
            Replaces = string.Empty,
            BuiltAs = build.Definition.Name,
            // Whoever waits for a sequence of the old index finds it reached.
            SequenceFloor = Math.Max(build.Status().LastSequence, old?.Status().LastSequence ?? 0),
        };
        try
        {
            catalog.BeginReplace(definition);
        }
        catch (Exception e) when (e is System.IO.IOException or UnauthorizedAccessException)
        {
            // It may have become durable all the same. When that cannot be taken back it counts as decided.
            IsDecided = true;
            catalog.CancelReplace(name);
            IsDecided = false;
            throw;
        }
        IsDecided = true;
        return definition;
    }

    private ServiceException WrittenMeanwhile() => Refused(
        ErrorCode.Aborted, $"\"{name}\" was written to since it was begun, and those writes would be lost");

    private ServiceException Refused(FormattableString reason) =>
        Refused(ErrorCode.FailedPrecondition, FormattableString.Invariant(reason));

    private ServiceException Refused(ErrorCode code, string reason) => new(ServiceError.OfIndex(
        code, ErrorReasons.SwapRefused, name,
        $"index \"{build.Definition.Name}\" does not take the place of \"{name}\": {reason}"));
}
