using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.Building;
using Xunit;

namespace EcsAutoscale.Sandbox.Tests;

/// <summary>Lists come in AWS's page sizes, and nothing is lost or doubled between pages.</summary>
public sealed class PagingTests : SandboxTest
{
    protected override SimulatedCloud Cloud()
    {
        var builder = new CloudBuilder().Cluster("big", c => c
            .Group("big-asg", g => g.Size(0, 300, 250))
            .Services("svc", 23, s => s.Desired(10)));
        for (var i = 0; i < 60; i++)
            builder.Cluster($"small-{i:00}", c => c.Group($"{c.Cluster.Name}-asg", g => g.Size(0, 1, 0)));
        return builder.Build();
    }

    [Theory]
    [InlineData("ListServices", "serviceArns", null, 10, 23)]
    [InlineData("ListServices", "serviceArns", 100, 23, 23)]
    [InlineData("ListContainerInstances", "containerInstanceArns", null, 100, 250)]
    [InlineData("ListTasks", "taskArns", null, 100, 230)]
    [InlineData("ListTasks", "taskArns", 7, 7, 230)]
    public async Task An_ECS_list_is_paged(string operation, string member, int? maxResults, int firstPage, int total)
    {
        var seen = new List<string>();
        string? token = null;
        do
        {
            var input = new JsonObject { ["cluster"] = "big" };
            if (maxResults is { } size)
                input["maxResults"] = size;
            if (token is not null)
                input["nextToken"] = token;
            var answer = await Client.Ecs(operation, input.ToJsonString());
            var page = SandboxClient.Texts(answer[member]);
            if (seen.Count == 0)
                Assert.Equal(firstPage, page.Length);
            seen.AddRange(page);
            token = (string?)answer["nextToken"];
        }
        while (token is not null);
        Assert.Equal(total, seen.Count);
        Assert.Equal(total, seen.Distinct().Count());
    }

    [Fact]
    public async Task Groups_come_fifty_at_a_time()
    {
        var first = await Client.Groups("Action=DescribeAutoScalingGroups");
        Assert.Equal(50, Members(first).Length);
        var token = first.Descendants(SandboxClient.AutoScaling + "NextToken").Single().Value;
        var second = await Client.Groups("Action=DescribeAutoScalingGroups&NextToken=" + System.Uri.EscapeDataString(token));
        Assert.Equal(11, Members(second).Length);
        Assert.Empty(second.Descendants(SandboxClient.AutoScaling + "NextToken"));
        Assert.Equal(61, Members(first).Concat(Members(second)).Distinct().Count());
    }

    private static string[] Members(System.Xml.Linq.XElement answer) => [.. answer
        .Descendants(SandboxClient.AutoScaling + "AutoScalingGroups").Single().Elements()
        .Select(g => g.Element(SandboxClient.AutoScaling + "AutoScalingGroupName")!.Value)];
}
