using System;
using System.Collections.Generic;
using System.Text;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>Says who asks.</summary>
internal static class AuthorizationHeader
{
    private const string Name = "Authorization";

    /// <summary>The value for a user and a password.</summary>
    public static string Basic(string user, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    /// <summary>The header for a login or a bearer token, the token first; none where neither is given.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Login? login, Sensitive? token = null)
    {
        if (token is not null) yield return new(Name, "Bearer " + token.Reveal());
        else if (login is not null) yield return new(Name, Basic(login.User.Reveal(), login.Password.Reveal()));
    }
}
