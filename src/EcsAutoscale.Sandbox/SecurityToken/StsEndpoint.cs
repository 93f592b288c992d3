using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Sandbox.Query;

namespace EcsAutoscale.Sandbox.SecurityToken;

/// <summary>STS: the Query protocol of 2011-06-15. It gives out keys that mean nothing anywhere else.</summary>
internal sealed class StsEndpoint : QueryEndpoint
{
    private readonly ConcurrentDictionary<string, string> _arnOfKey = new(StringComparer.Ordinal);

    public StsEndpoint()
        : base("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/") =>
        Operations = new Dictionary<string, Func<QueryInput, CloudView, IEnumerable<object>>>(StringComparer.Ordinal)
        {
            ["AssumeRole"] = AssumeRole,
            ["GetCallerIdentity"] = GetCallerIdentity,
        };

    protected override IReadOnlyDictionary<string, Func<QueryInput, CloudView, IEnumerable<object>>> Operations { get; }

    private IEnumerable<object> AssumeRole(QueryInput input, CloudView view)
    {
        var role = input.RequiredText("RoleArn");
        var session = input.RequiredText("RoleSessionName");
        if (!role.StartsWith("arn:aws:iam::", StringComparison.Ordinal) || role.IndexOf(":role/", StringComparison.Ordinal) < 0)
            throw QueryInput.Invalid(role + " is invalid");
        if (view.Options.Roles is { } roles && !(roles.TryGetValue(role, out var externalId) && (externalId is null || externalId == input.Text("ExternalId"))))
            throw new WireError("AccessDenied", $"User: arn:aws:iam::{view.Cloud.Options.AccountId}:user/sandbox is not authorized to perform: sts:AssumeRole on resource: {role}", 403);
        var arn = $"arn:aws:sts::{role.Split(':')[4]}:assumed-role/{role[(role.LastIndexOf('/') + 1)..]}/{session}";
        var key = "ASIA" + Guid.NewGuid().ToString("N")[..16].ToUpperInvariant();
        _arnOfKey[key] = arn;
        var expires = view.Options.TimeProvider.GetUtcNow().AddSeconds(input.Number("DurationSeconds") ?? 3600);
        return
        [
            new System.Xml.Linq.XElement(Xml + "AssumedRoleUser", Element("AssumedRoleId", "AROASANDBOXSANDBOX00:" + session), Element("Arn", arn)),
            new System.Xml.Linq.XElement(
                Xml + "Credentials",
                Element("AccessKeyId", key),
                Element("SecretAccessKey", "sandbox" + Guid.NewGuid().ToString("N")),
                Element("SessionToken", "sandbox" + Guid.NewGuid().ToString("N")),
                Element("Expiration", expires)),
        ];
    }

    private IEnumerable<object> GetCallerIdentity(QueryInput input, CloudView view)
    {
        var key = view.Caller?.AccessKeyId ?? "";
        var account = view.Cloud.Options.AccountId;
        return
        [
            Element("Arn", _arnOfKey.TryGetValue(key, out var assumed) ? assumed : $"arn:aws:iam::{account}:user/sandbox")!,
            Element("UserId", "AIDASANDBOXSANDBOX000")!,
            Element("Account", account)!,
        ];
    }
}
