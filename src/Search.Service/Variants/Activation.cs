using System.Threading;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Makes another version of the variant data the one that is served: measured, decided (a durable state, after which every
/// start of the process goes on with it), switched, and then every index tagged again. A cancelled one goes the same way
/// back. For one thread.
/// </summary>
internal sealed class Activation(ActivationContext context, LongOperation operation, ActivationProgress progress)
{
    /// <summary>An index that is just being replaced takes no commands for a moment.</summary>
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(200);

    private const int MaxBusyRounds = 100;

    /// <summary>Makes a version the one that is served.</summary>
    /// <param name="target">The version.</param>
    /// <param name="set">Its set.</param>
    /// <param name="allowLarge">Whatever it touches.</param>
    public async Task RunAsync(VersionReference target, VariantSet set, bool allowLarge)
    {
        VariantStoreState before = context.State;
        if (target == before.Active)
        {
            // Nothing to decide; what an earlier one left undone is done.
            await ResumeAsync(before.Former).ConfigureAwait(false);
            return;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(operation.Cancelled, context.Closing);
        try
        {
            Measure(set, allowLarge, stop.Token);
            stop.Token.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            operation.Fail(Cancelled());
            return;
        }
        await ChangeAsync(target, before.Active, set).ConfigureAwait(false);
        await FinishAsync(before.Active, target).ConfigureAwait(false);
    }

    /// <summary>Goes on with a change that is decided and switched: after a restart.</summary>
    /// <param name="former">What was served before; null when that is not known.</param>
    public Task ResumeAsync(VersionReference? former) =>
        FinishAsync(former ?? VersionReference.Base, context.State.Active);

    private async Task FinishAsync(VersionReference former, VersionReference target)
    {
        progress.Phase = ActivationPhase.Retagging;
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(operation.Cancelled, context.Closing))
        {
            try
            {
                await RetagAllAsync(stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (context.Closing.IsCancellationRequested)
            {
                // The next process goes on.
                return;
            }
            catch (OperationCanceledException)
            {
                await RollBackAsync(former, target).ConfigureAwait(false);
                return;
            }
        }
        context.Save(context.State with { Operation = 0 });
        progress.Phase = ActivationPhase.Done;
        operation.Succeed(progress);
    }

    private async Task RollBackAsync(VersionReference former, VersionReference target)
    {
        progress.Phase = ActivationPhase.RollingBack;
        await ChangeAsync(former, target, context.Load(former)).ConfigureAwait(false);
        try
        {
            await RetagAllAsync(context.Closing).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        context.Save(context.State with { Operation = 0 });
        operation.Fail(Cancelled());
    }

    private void Measure(VariantSet set, bool allowLarge, CancellationToken cancellation)
    {
        foreach (SearchIndex index in context.Indexes().Where(i => i.Tagging.Applies))
        {
            ChangeExtent extent = index.Tagging.Measure(
                VariantSetChanges.Between(index.Tagging.Sets, set), cancellation);
            progress.Measured(index.Definition.Name, extent);
            if (!allowLarge && context.Limits.Refuse(index.Definition.Name, extent) is { } error)
            {
                throw new ServiceException(error);
            }
        }
    }

    // From the saved state on, this is what every start serves.
    private async Task ChangeAsync(VersionReference target, VersionReference former, VariantSet set)
    {
        progress.Phase = progress.Phase == ActivationPhase.Measuring ? ActivationPhase.Switching : progress.Phase;
        context.Save(context.State with { Active = target, Former = former, Operation = context.State.Operations });
        ServedVariants served = context.Serve(set);
        foreach (SearchIndex index in context.Indexes())
        {
            await index.Tagging.SwitchAsync(served).ConfigureAwait(false);
        }
    }

    // Until none is left: an index may be opened, or come into the place of another, meanwhile.
    private async Task RetagAllAsync(CancellationToken cancellation)
    {
        int busyRounds = 0;
        while (true)
        {
            SearchIndex[] pending = [.. context.Indexes().Where(index => index.Tagging.IsPending)];
            if (pending.Length == 0)
            {
                return;
            }
            foreach (SearchIndex index in pending)
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    await index.Tagging.RetagAsync(progress.Documents, cancellation).ConfigureAwait(false);
                }
                catch (ServiceException e)
                    when (e.Error.Code == ErrorCode.Unavailable && index.Failure is null && busyRounds < MaxBusyRounds)
                {
                    busyRounds++;
                    await Task.Delay(BusyPause, context.Time, cancellation).ConfigureAwait(false);
                }
            }
        }
    }

    private static ServiceError Cancelled() => new()
    {
        Code = ErrorCode.Cancelled,
        Reason = ErrorReasons.Cancelled,
        Message = "the operation was cancelled: the variant data served before is served",
    };
}
