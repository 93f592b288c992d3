using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Tests.Aws.Fakes;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Tests.Aws;

/// <summary>What happens between us and AWS, over real sockets on loopback.</summary>
public sealed class Transport
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_connection_names_operation_and_host_and_no_secret()
    {
        using var free = new RawServer(_ => Task.CompletedTask);
        free.Dispose();

        var failure = await FailureAsync(free.Url.Replace("http://", "http://user:s3cr3t@", StringComparison.Ordinal), new AwsConnectionSettings { MaxAttempts = 1 });

        Assert.Equal(("ListClusters", new Uri(free.Url).Authority), (failure.Operation, failure.Endpoint));
        Assert.Contains("the connection was refused", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_cannot_be_resolved_is_told()
    {
        var failure = await FailureAsync("http://no-such-host.invalid", new AwsConnectionSettings { MaxAttempts = 1 });

        Assert.Equal("no-such-host.invalid", failure.Endpoint);
        Assert.Contains("its name cannot be resolved", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_asked_for_again()
    {
        var times = 0;
        using var server = new RawServer(async stream =>
        {
            var whole = """{"clusterArns":["a"]}""";
            var sent = Interlocked.Increment(ref times) == 1 ? whole[..5] : whole;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {whole.Length}\r\nConnection: close\r\n\r\n{sent}"), Stop);
        });
        using var connection = await ConnectAsync(server.Url, new AwsConnectionSettings { MaxAttempts = 2 });

        var answer = await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);

        Assert.Equal(["a"], answer.ClusterArns);
        Assert.Equal(2, times);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"clusterArns\"")]
    public async Task An_answer_that_stalls_ends_with_the_time_limit(string begun)
    {
        using var server = new RawServer(async stream =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(begun), Stop);
            await Task.Delay(Timeout.Infinite, Stop);
        });

        var failure = await FailureAsync(server.Url, new AwsConnectionSettings { MaxAttempts = 1, AttemptTimeout = TimeSpan.FromSeconds(0.25) });

        Assert.Contains("within 0.25 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_a_call_whose_body_stalls()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new RawServer(async stream =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"), Stop);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, Stop);
        });
        using var connection = await ConnectAsync(server.Url, new AwsConnectionSettings());

        var call = connection.Ecs.ListClustersAsync(new ListClustersRequest(), cancel.Token);
        await begun.Task;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_between_two_attempts()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var aws = new FakeAws(_ =>
        {
            cancel.Cancel();
            return FakeAnswer.JsonError("ThrottlingException", "Rate exceeded");
        });
        using var connection = await aws.ConnectAsync(settings => settings with { MaxAttempts = 10 });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.Ecs.ListClustersAsync(new ListClustersRequest(), cancel.Token));

        Assert.Single(aws.Requests);
    }

    private static Task<AwsConnection> ConnectAsync(string url, AwsConnectionSettings settings) =>
        AwsConnection.CreateAsync(settings with { Region = "eu-west-1", EndpointUrl = url }, Stop);

    private static async Task<AwsEndpointException> FailureAsync(string url, AwsConnectionSettings settings)
    {
        using var connection = await ConnectAsync(url, settings);
        return await Assert.ThrowsAsync<AwsEndpointException>(() => connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop));
    }

    /// <summary>A server that answers each connection, after the head and body of its request, with raw bytes.</summary>
    private sealed class RawServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public RawServer(Func<Stream, Task> answer)
        {
            _listener.Start();
            Url = "http://" + _listener.LocalEndpoint;
            _ = AcceptAsync(answer);
        }

        public string Url { get; }

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync(Func<Stream, Task> answer)
        {
            try
            {
                while (true)
                {
                    var client = await _listener.AcceptTcpClientAsync(Stop);
                    _ = AnswerAsync(client, answer);
                }
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The test is over.
            }
        }

        private static async Task AnswerAsync(TcpClient client, Func<Stream, Task> answer)
        {
            using (client)
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var one = new byte[1];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, Stop) == 1)
                    head.Append((char)one[0]);
                await stream.ReadExactlyAsync(new byte[2], Stop);
                await answer(stream);
            }
        }
    }
}
