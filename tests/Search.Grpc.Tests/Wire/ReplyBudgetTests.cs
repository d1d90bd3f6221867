using System.Threading;
using Grpc.AspNetCore.Server.Calls;

namespace GrpcTests.Wire;

/// <summary>The bound on large replies.</summary>
public sealed class ReplyBudgetTests
{
    [Fact]
    public async Task Replies_wait_in_order_and_a_cancelled_one_is_passed_over()
    {
        ReplyBudget budget = new(100);
        budget.Take(150);
        Assert.True(budget.IsExhausted);
        using CancellationTokenSource cancel = new();
        Task first = budget.TakeAsync(80, CancellationToken.None);
        Task second = budget.TakeAsync(80, cancel.Token);
        Task third = budget.TakeAsync(80, CancellationToken.None);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(first.IsCompleted);

        budget.Release(150);
        await first.WaitAsync(TimeSpan.FromSeconds(5));
        await third.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(160, budget.UsedBytes);

        Task fourth = budget.TakeAsync(1, CancellationToken.None);
        budget.Release(60);
        Assert.False(fourth.IsCompleted);
        budget.Release(1);
        await fourth.WaitAsync(TimeSpan.FromSeconds(5));
        budget.Release(100);
        Assert.Equal(0, budget.UsedBytes);
    }

    [Fact]
    public async Task No_reply_waits_for_ever()
    {
        ReplyBudget budget = new(100);
        budget.Take(100);
        await budget.TakeAsync(50, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(150, budget.UsedBytes);
        budget.Release(150);
        Assert.Equal(0, budget.UsedBytes);
    }

    [Fact]
    public void A_method_is_known_for_large_replies_after_a_few_and_forgotten_after_some_small_ones()
    {
        ReplySizes sizes = new();
        sizes.Observe(100_000);
        Assert.Equal(0, sizes.ExpectedLargeBytes);
        for (int i = 0; i < 20; i++)
        {
            sizes.Observe(100_000);
        }

        Assert.InRange(sizes.ExpectedLargeBytes, 95_000, 100_000);
        for (int i = 0; i < 5; i++)
        {
            sizes.Observe(100);
        }

        Assert.Equal(0, sizes.ExpectedLargeBytes);
    }
}
