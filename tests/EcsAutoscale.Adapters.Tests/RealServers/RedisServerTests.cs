using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Sources;
using StackExchange.Redis;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.RealServers;

/// <summary>A real Redis with a password.</summary>
public sealed class RedisServerTests : IAsyncLifetime
{
    private const string Package = "redis-server (7 or later)";
    private readonly string _unique = Guid.NewGuid().ToString("N")[..8];
    private Uri _url = null!;
    private string _password = null!;
    private ConnectionMultiplexer _redis = null!;

    public async ValueTask InitializeAsync()
    {
        _url = new Uri(RealServer.Find("ECS_AUTOSCALE_TEST_REDIS_URL", Package));
        _password = _url.UserInfo.Split(':')[1];
        _redis = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { { _url.Host, _url.Port } }, Password = _password });
    }

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null) await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Lists_streams_groups_sorted_sets_and_numbers()
    {
        var redis = _redis.GetDatabase();
        await redis.ListRightPushAsync(Key("list"), ["a", "b", "c"]);
        for (var entry = 0; entry < 10; entry++) await redis.StreamAddAsync(Key("stream"), "n", entry);
        await redis.StreamCreateConsumerGroupAsync(Key("stream"), "workers", StreamPosition.Beginning);
        await redis.StreamReadGroupAsync(Key("stream"), "workers", "one", count: 4);
        await redis.SortedSetAddAsync(Key("set"), [new("x", 1), new("y", 2)]);
        await redis.StringSetAsync(Key("number"), "12.5");
        var values = await new FromYaml($$"""
            redis:
              - { url: "{{Url(0)}}", key: {{Key("list")}}, statistics: [{ name: llen, alias: list }] }
              - { url: "{{Url(0)}}", key: {{Key("stream")}}, group: workers, statistics: [{ name: xlen }, { name: lag }, { name: pending, alias: given }] }
              - { url: "{{Url(0)}}", key: {{Key("set")}}, statistics: [{ name: zcard }] }
              - { url: "{{Url(0)}}", key: {{Key("number")}}, statistics: [{ name: get, alias: number }] }
            """).ValuesAsync();
        Assert.Equal((3, 10, 6, 4), (values["list"], values["xlen"], values["lag"], values["given"]));
        Assert.Equal((2, 12.5), (values["zcard"], values["number"]));
    }

    [Fact]
    public async Task A_second_database_by_the_URL_or_a_key()
    {
        await _redis.GetDatabase(3).ListRightPushAsync(Key("celery"), ["a", "b"]);
        await _redis.GetDatabase(0).ListRightPushAsync(Key("celery"), "a");
        var values = await new FromYaml($$"""
            redis:
              - { url: "{{Url(0)}}", key: {{Key("celery")}}, statistics: [{ name: llen, alias: zero }] }
              - { url: "{{Url(3)}}", key: {{Key("celery")}}, statistics: [{ name: llen, alias: three }] }
              - { url: "redis://127.0.0.1:{{_url.Port}}", password: "%(PASSWORD)", database: 3, key: {{Key("celery")}}, statistics: [{ name: llen, alias: beside }] }
            """, ("PASSWORD", _password)).ValuesAsync();
        Assert.Equal((1, 2, 2), (values["zero"], values["three"], values["beside"]));
    }

    [Fact]
    public async Task A_missing_key_is_an_empty_queue_but_no_number_and_no_group()
    {
        var readings = await new FromYaml($$"""
            redis:
              - { url: "{{Url(0)}}", key: {{Key("ghost")}}, group: workers, statistics: [{ name: llen }, { name: xlen }, { name: zcard }, { name: get }, { name: lag }, { name: pending, alias: given }] }
            """).ReadAsync();
        Assert.Equal([0, 0, 0], readings.Take(3).Select(reading => reading.Value!.Value));
        Assert.Equal(
            ["has no such key, or an empty one", "has no such key", "has no such key"],
            readings.Skip(3).Select(reading => reading.Failure![(reading.Source.Length + 1)..]));
    }

    [Fact]
    public async Task Another_type_is_an_error_for_each_statistic()
    {
        await _redis.GetDatabase().HashSetAsync(Key("hash"), "a", 1);
        var readings = await new FromYaml($$"""
            redis:
              - { url: "{{Url(0)}}", key: {{Key("hash")}}, group: workers, statistics: [{ name: llen }, { name: xlen }, { name: zcard }, { name: get }, { name: lag }, { name: pending, alias: given }] }
            """).ReadAsync();
        Assert.Equal(
            new[] { "llen", "xlen", "zcard", "get", "lag", "pending" }.Select(name => $"holds another type than {name} counts (WRONGTYPE)"),
            readings.Select(reading => reading.Failure![(reading.Source.Length + 1)..]));
    }

    [Fact]
    public async Task A_group_that_is_not_there_or_whose_lag_is_unknown_is_an_error()
    {
        var redis = _redis.GetDatabase();
        for (var entry = 0; entry < 10; entry++) await redis.StreamAddAsync(Key("stream"), "n", entry);
        await redis.StreamCreateConsumerGroupAsync(Key("stream"), "workers", StreamPosition.Beginning);
        await redis.StreamReadGroupAsync(Key("stream"), "workers", "one", count: 2);
        var entries = await redis.StreamRangeAsync(Key("stream"));
        await redis.StreamDeleteAsync(Key("stream"), [entries[5].Id]);
        Assert.StartsWith("does not know the group's lag", await Failure($"key: {Key("stream")}, group: workers, statistics: [{{ name: lag }}]"), StringComparison.Ordinal);
        Assert.Equal("has no such consumer group", await Failure($"key: {Key("stream")}, group: ghosts, statistics: [{{ name: pending, alias: given }}]"));
    }

    [Fact]
    public async Task A_string_that_is_no_number_is_an_error_however_long_it_is()
    {
        var redis = _redis.GetDatabase();
        foreach (var text in new[] { "many", "NaN", "1e999" })
        {
            await redis.StringSetAsync(Key("text"), text);
            Assert.Equal("holds no number", await Failure($"key: {Key("text")}, statistics: [{{ name: get }}]"));
        }

        // The beginning of a long number is another number.
        foreach (var text in new[] { new string('9', 65), new string('9', 10_000_000), new string('x', 10_000_000) })
        {
            await redis.StringSetAsync(Key("text"), text);
            Assert.Equal("holds no number of at most 64 characters", await Failure($"key: {Key("text")}, statistics: [{{ name: get }}]"));
        }
    }

    [Fact]
    public async Task A_wrong_or_missing_password_is_an_error_without_it()
    {
        foreach (var url in new[] { $"redis://:wrong-password@127.0.0.1:{_url.Port}", $"redis://127.0.0.1:{_url.Port}" })
        {
            var reading = Assert.Single(await new FromYaml($"redis: [{{ url: '{url}', key: celery, statistics: [{{ name: llen }}] }}]").ReadAsync());
            Assert.Contains("refused the user or the password", reading.Failure, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong-password", reading.Failure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_user_with_few_rights_can_ask_what_it_may()
    {
        await _redis.GetDatabase().ListRightPushAsync($"readable-{_unique}", "a");
        const string keys = "user: reader, password: '%(PASSWORD)', statistics: [{ name: llen }]";
        var url = $"redis://127.0.0.1:{_url.Port}";
        Assert.Equal(1, (await new FromYaml($"redis: [{{ url: '{url}', key: readable-{_unique}, {keys} }}]", ("PASSWORD", _password)).ValuesAsync())["llen"]);
        Assert.Equal(
            "refused llen: the user may not ask this of this key (NOPERM)",
            await new FromYaml($"redis: [{{ url: '{url}', key: {Key("other")}, {keys} }}]", ("PASSWORD", _password)).FailureAsync());
    }

    [Fact]
    public async Task TLS_is_used_where_the_URL_says_so_and_only_there()
    {
        var url = RealServer.Find("ECS_AUTOSCALE_TEST_REDIS_TLS_URL", Package);
        await _redis.GetDatabase().ListRightPushAsync(Key("tls"), ["a", "b", "c"]);
        var yaml = $"redis: [{{ url: '{url}', key: {Key("tls")}, statistics: [{{ name: llen }}] }}]";
        Assert.Equal(3, (await new FromYaml(yaml).ValuesAsync())["llen"]);
        var plain = yaml.Replace("rediss:", "redis:", StringComparison.Ordinal);
        Assert.Contains("broke off", await new FromYaml(plain).FailureAsync(), StringComparison.Ordinal);
    }

    private string Key(string name) => $"{name}-{_unique}";

    private string Url(int database) => $"redis://:{_password}@127.0.0.1:{_url.Port}/{database}";

    private Task<string> Failure(string keys) => new FromYaml($"redis: [{{ url: '{Url(0)}', {keys} }}]").FailureAsync();
}
