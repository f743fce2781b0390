using System.Numerics;
using Fathom.Worlds.Assets;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Rooms;
using Fathom.Worlds.Tabletops;

namespace Fathom.Worlds.Halls;

/// <summary>Writes halls: the shell, what belongs to the kind of hall, light, and a camera.</summary>
internal static class HallGrammar
{
    /// <summary>Composes the hall that the dice give.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="own">Things of the user's; null: there are none.</param>
    public static Scene Compose(Dice dice, OwnThings? own)
    {
        var mesh = Mesh.Rent();
        var kind = (HallKind)dice.Weighted(3, 2.5f, 2.5f, 1.3f, 2);
        var (width, length, height) = kind switch
        {
            HallKind.Warehouse => (dice.Uniform(8, 36), dice.Uniform(14, 75), dice.Uniform(4, 11)),
            HallKind.Station when dice.Chance(0.35f) => (dice.Uniform(9, 20), dice.Uniform(40, 80), dice.Uniform(3.6f, 4.9f)),
            HallKind.Station => (dice.Uniform(14, 45), dice.Uniform(40, 80), dice.Uniform(6, 14)),
            HallKind.Factory => (dice.Uniform(8, 30), dice.Uniform(10, 60), dice.Uniform(3.6f, 10)),
            HallKind.Sports => (dice.Uniform(14, 28), dice.Uniform(22, 48), dice.Uniform(6, 10)),
            _ => (dice.Uniform(16, 50), dice.Uniform(20, 80), dice.Uniform(2.3f, 3)),
        };
        var site = new HallSite(dice, kind, new FloorPlan(width, length, height, mesh));
        var shell = new HallShell(site);
        shell.Build();
        switch (kind)
        {
            case HallKind.Warehouse: new Warehouse(site).Build(); break;
            case HallKind.Station: new Station(site).Build(shell); break;
            case HallKind.Factory: new Factory(site).Build(); break;
            case HallKind.Sports: new SportsHall(site).Build(); break;
            default: new CarPark(site).Build(shell); break;
        }
        if (own is not null)
            Place(own, site);
        var light = HallLight.Draw(dice, site.Plan, shell);
        return new Scene(mesh, site.Bodies, light, HallCamera.Draw(dice, site), HallCamera.DrawLens(dice));
    }

    // On the floor where nothing is, and not where the camera walks.
    private static void Place(OwnThings own, HallSite site)
    {
        var ahead = new Vector2(-MathF.Sin(site.Facing), MathF.Cos(site.Facing));
        for (var i = own.Dice.Whole(1, 8); i > 0; i--)
            if (own.Any(0.4f, 4) is { } prop && prop.Height < site.Plan.Height - 0.3f && site.Plan.TryAnywhere(own.Dice, 2 * prop.Radius, 2 * prop.Radius, out var place))
            {
                var way = (place.Frame.Origin - site.Eye).AsVector2();
                if (Vector2.Distance(way, ahead * Math.Clamp(Vector2.Dot(way, ahead), 0, site.Way)) < prop.Radius + 1 || !IsFree(place, prop))
                    continue;
                using var label = place.Label(Semantic.Thing);
                prop.Build(place);
                site.Plan.Sights.Add(place.Frame.ToWorld(new(0, 0, prop.Height / 2)));
            }
    }

    // The plan does not know platforms, rails and parked cars.
    private static bool IsFree(Placement place, Prop prop)
    {
        var mesh = place.Mesh;
        Vector3 low = place.Frame.Origin + new Vector3(-prop.Radius, -prop.Radius, 0.02f), high = place.Frame.Origin + new Vector3(prop.Radius, prop.Radius, prop.Height);
        for (var i = 0; i < mesh.TriangleCount; i++)
        {
            var (a, b, c) = mesh.Triangles[i];
            Vector3 least = Vector3.Min(mesh.Positions[a], Vector3.Min(mesh.Positions[b], mesh.Positions[c])), most = Vector3.Max(mesh.Positions[a], Vector3.Max(mesh.Positions[b], mesh.Positions[c]));
            if (Vector3.LessThanAll(least, high) && Vector3.LessThanAll(low, most))
                return false;
        }
        return true;
    }
}
