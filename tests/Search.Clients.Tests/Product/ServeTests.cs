namespace ClientTests;

/// <summary>How the served process ends.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task Ends_with_0_when_it_is_told_to_end()
    {
        ProductServer server = new();
        await using (server)
        {
            await server.InitializeAsync();
            Assert.Equal(0, await server.StopAsync());
            Assert.Empty(server.Complaints);
        }
    }
}
