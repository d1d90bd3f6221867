using System.Threading;
using Search.Variants;

namespace Search.Service;

/// <summary>What an activation works on.</summary>
internal sealed class ActivationContext
{
    /// <summary>The stored sets; under the lock of whoever owns them.</summary>
    public required VariantStore Store { get; init; }

    /// <summary>What all indexes share.</summary>
    public required SearchServices Services { get; init; }

    /// <summary>The open indexes.</summary>
    public required Func<IReadOnlyList<SearchIndex>> Indexes { get; init; }

    /// <summary>Guards the store.</summary>
    public required object Gate { get; init; }

    /// <summary>Set when the service closes.</summary>
    public required CancellationToken Closing { get; init; }

    /// <summary>What a change may touch without being told so.</summary>
    public ChangeLimits Limits => Services.Options.VariantChanges;

    /// <summary>The clock.</summary>
    public TimeProvider Time => Services.Options.Time;

    /// <summary>What is stored.</summary>
    public VariantStoreState State
    {
        get
        {
            lock (Gate)
            {
                return Store.State;
            }
        }
    }

    /// <summary>Makes a state durable.</summary>
    public void Save(VariantStoreState state)
    {
        lock (Gate)
        {
            // Sets may have come or gone meanwhile: only what is served changes here.
            Store.Save(Store.State with
            {
                Active = state.Active,
                Former = state.Former,
                Operation = state.Operation,
            });
        }
    }

    /// <summary>The set of a version.</summary>
    public VariantSet Load(VersionReference reference)
    {
        lock (Gate)
        {
            return Store.Load(reference);
        }
    }

    /// <summary>Serves a set from now on.</summary>
    public ServedVariants Serve(VariantSet set)
    {
        var served = new ServedVariants(set);
        Services.Serve(served);
        return served;
    }
}
