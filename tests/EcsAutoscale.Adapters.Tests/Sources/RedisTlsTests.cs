using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>Redis over TLS, where the certificate is one that nobody vouches for, or where there is no TLS at all.</summary>
public class RedisTlsTests
{
    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        Assert.Equal("cannot be trusted: its TLS certificate or protocol was not accepted", await FailureAsync(async stream =>
        {
            await using var secured = new SslStream(stream);
            await secured.AuthenticateAsServerAsync(certificate);
            await secured.ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken);
        }));
    }

    [Fact]
    public async Task A_server_without_TLS_is_refused() =>
        Assert.Equal(
            "cannot be trusted: its TLS certificate or protocol was not accepted",
            await FailureAsync(async stream => await stream.WriteAsync("-ERR not TLS\r\n"u8.ToArray(), TestContext.Current.CancellationToken)));

    private static async Task<string> FailureAsync(Func<NetworkStream, Task> serve)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, serve);
        var yaml = $"redis: [{{ url: 'rediss://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}', key: celery, statistics: [{{ name: llen }}] }}]";
        var failure = await new FromYaml(yaml).FailureAsync();
        await serving;
        return failure;
    }

    private static async Task ServeAsync(TcpListener listener, Func<NetworkStream, Task> serve)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        try
        {
            await serve(client.GetStream());
        }
        catch (Exception problem) when (problem is IOException or AuthenticationException)
        {
            // The client refused and went away, as it should.
        }
    }
}
