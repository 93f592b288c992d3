using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace EcsAutoscale.Sandbox.Tests;

/// <summary>Speaks to the sandbox in raw bytes: no SDK and none of the module's clients.</summary>
public sealed class SandboxClient(Uri url) : IDisposable
{
    public static readonly XNamespace AutoScaling = "http://autoscaling.amazonaws.com/doc/2011-01-01/";
    public static readonly XNamespace CloudWatch = "http://monitoring.amazonaws.com/doc/2010-08-01/";
    public static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";

    private readonly HttpClient _http = new() { BaseAddress = url };

    public static string Signature(string service, string key = "AKIASANDBOX") =>
        $"AWS4-HMAC-SHA256 Credential={key}/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00ff";

    public async Task<(HttpStatusCode Status, JsonObject Body)> TryEcs(string operation, string json, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation);
        request.Headers.TryAddWithoutValidation("Authorization", authorization ?? Signature("ecs"));
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/x-amz-json-1.1", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.Contains("x-amzn-RequestId"));
        return (response.StatusCode, JsonNode.Parse(text)!.AsObject());
    }

    public async Task<JsonObject> Ecs(string operation, string json)
    {
        var (status, body) = await TryEcs(operation, json);
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return body;
    }

    public async Task<(HttpStatusCode Status, XElement Body)> TryQuery(string service, string version, string form, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new StringContent(form + "&Version=" + version, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", authorization ?? Signature(service));
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, XElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    public async Task<XElement> Groups(string form)
    {
        var (status, body) = await TryQuery("autoscaling", "2011-01-01", form);
        Assert.True(status == HttpStatusCode.OK, body.ToString());
        return body;
    }

    public async Task<XElement> Metrics(string form)
    {
        var (status, body) = await TryQuery("monitoring", "2010-08-01", form);
        Assert.True(status == HttpStatusCode.OK, body.ToString());
        return body;
    }

    public async Task<(HttpStatusCode Status, string Body)> Get(string path, string? user = null, string? password = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (user is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password)));
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static string[] Texts(JsonNode? array) => [.. array!.AsArray().Select(item => (string)item!)];

    public void Dispose() => _http.Dispose();
}
