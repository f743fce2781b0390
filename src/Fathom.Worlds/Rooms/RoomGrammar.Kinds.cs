using System.Numerics;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Streets;
using Fathom.Worlds.Tabletops;

namespace Fathom.Worlds.Rooms;

/// <content>What belongs to each kind of room.</content>
internal sealed partial class RoomGrammar
{
    private void Living()
    {
        if (dice.Chance(0.6f))
            Rug();
        for (var i = dice.Whole(1, 3); i > 0; i--)
            Wall(dice.Chance(0.6f) ? dice.Uniform(1.5f, 2.4f) : dice.Uniform(0.75f, 0.95f), 0.95f,
                seating.Sofa);
        if (dice.Chance(0.8f))
            Free(dice.Uniform(0.8f, 1.3f), dice.Uniform(0.5f, 0.8f), (place, wide, deep) =>
                furniture.Table(place, wide, deep, dice.Uniform(0.35f, 0.5f), dice.Uniform(0.5f, 1.5f)));
        if (dice.Chance(0.5f))
            Wall(dice.Uniform(1, 1.8f), 0.45f, (place, wide) =>
            {
                var height = dice.Uniform(0.4f, 0.6f);
                clutter.Screen(place.At(0, 0, height));
                return furniture.Cabinet(place, wide, 0.42f, height);
            });
        if (dice.Chance(0.5f))
            Dining();
        if (dice.Chance(0.5f))
            Free(0.7f, 0.7f, (place, wide, _) => seating.Sofa(place, wide));
    }

    private void Office()
    {
        for (var i = dice.Whole(1, 4); i > 0; i--)
            if (dice.Chance(0.6f))
                Wall(dice.Uniform(1.2f, 2), 1.5f, WorkPlace);
            else
                Free(dice.Uniform(1.2f, 2), 1.5f, (place, wide, _) => WorkPlace(place, wide));
        for (var i = dice.Weighted(2, 1, 1); i > 0; i--)
            Free(dice.Uniform(1.2f, 2.2f), 0.08f, (place, wide, _) => Partition(place, wide));
        if (dice.Chance(0.3f))
            Dining();
    }

    private void Kitchen()
    {
        for (var i = dice.Whole(1, 2); i > 0; i--)
            Wall(dice.Uniform(1.8f, MathF.Min(plan.Width, plan.Length) * 0.8f), 0.62f, furniture.Counter);
        Wall(dice.Uniform(0.55f, 0.8f), 0.68f, appliances.Fridge);
        Wall(0.6f, 0.64f, appliances.Cooker);
        if (dice.Chance(0.4f))
            Wall(0.6f, 0.62f, appliances.Washer);
        if (dice.Chance(0.8f))
            Dining();
    }

    private void Bedroom()
    {
        var wide = dice.Chance(0.5f) ? 0.95f : dice.Uniform(1.4f, 1.9f);
        Wall(wide, 2.05f, (place, w) => furniture.Bed(place, w, 2));
        Wall(dice.Uniform(0.4f, 0.55f), 0.45f, (place, w) => furniture.Cabinet(place, w, 0.42f, dice.Uniform(0.4f, 0.6f)));
        Wall(dice.Uniform(0.9f, 2), 0.6f, (place, w) => furniture.Cabinet(place, w, 0.58f,
            MathF.Min(plan.Height - 0.1f, dice.Uniform(1.8f, 2.3f))));
        if (dice.Chance(0.5f))
            Wall(dice.Uniform(1, 1.4f), 1.3f, WorkPlace);
        if (dice.Chance(0.5f))
            Rug();
    }

    private void Corridor()
    {
        if (dice.Chance(0.5f))
            Wall(dice.Uniform(0.8f, 1.6f), 0.35f, (place, wide) => furniture.Cabinet(place, wide, 0.32f, dice.Uniform(0.8f, 2)));
        for (var i = dice.Weighted(2, 1, 1, 1); i > 0; i--)
            Wall(dice.Uniform(0.45f, 2), 0.62f, furniture.Filing);
        for (var i = dice.Weighted(2, 1, 1); i > 0; i--)
            Wall(dice.Uniform(1, 2), 0.5f, (place, wide) =>
            {
                for (var x = -wide / 2 + 0.25f; x < wide / 2; x += 0.55f)
                    seating.Chair(place.At(x, 0));
                return place.Frame.ToWorld(new(0, 0, 0.6f));
            });
        Signs();
        if (dice.Chance(0.4f))
            using (mesh.Label(Semantic.Floor))
                plan.Corner.Floor(Stock.Carpet(dice), plan.Width * 0.25f, 0, plan.Width * 0.75f, plan.Length, 0.008f);
        var far = plan.Corner.At(plan.Width / 2, plan.Length - 0.4f);
        if (plan.TryTake(far, plan.Width * 0.8f, 0.6f))
            furniture.Cabinet(far.Turned(MathF.PI), plan.Width * 0.8f, 0.5f, 0.9f);
        plan.Sights.Add(new Vector3(plan.Width / 2, dice.Chance(0.5f) ? 0 : plan.Length, 1.3f));
    }

    private void Workshop()
    {
        for (var i = dice.Whole(1, 3); i > 0; i--)
            Wall(dice.Uniform(0.9f, 2), 0.5f, (place, wide) => furniture.Shelf(place, wide, 0.45f, dice.Uniform(1.4f, 2)));
        for (var i = dice.Whole(1, 5); i > 0; i--)
            Wall(dice.Uniform(0.4f, 0.9f), 0.6f, (place, _) => Stack(place));
        var vehicles = new Vehicles(dice);
        if (dice.Chance(0.5f))
            Free(0.8f, 2.2f, (place, _, _) =>
            {
                if (dice.Chance(0.5f))
                    vehicles.Bicycle(place);
                else
                    new Motorcycle(dice).Build(place);
                return place.Frame.ToWorld(new(0, 0, 0.6f));
            });
        if (dice.Chance(0.4f))
            Free(dice.Uniform(1.2f, 1.8f), 0.7f, (place, wide, deep) => furniture.Table(place, wide, deep, 0.8f, 1.3f));
        for (var i = dice.Whole(0, 3); i > 0; i--)
            Free(0.15f, 0.15f, (place, _, _) => Column(place));
    }

    private void Bathroom()
    {
        var sanitary = new Sanitary(dice);
        if (dice.Chance(0.6f))
            Wall(dice.Uniform(1.5f, 1.75f), 0.78f, (place, wide) => sanitary.Tub(place, wide, plan.Height));
        if (dice.Chance(0.5f))
            Wall(0.9f, 0.92f, (place, wide) => sanitary.Shower(place, wide, plan.Height));
        Wall(dice.Uniform(0.55f, 1.1f), 0.52f, sanitary.Basin);
        Wall(0.62f, 0.72f, (place, _) => sanitary.Toilet(place));
        if (dice.Chance(0.4f))
            Wall(0.6f, 0.62f, appliances.Washer);
        if (dice.Chance(0.4f))
            Wall(dice.Uniform(0.35f, 0.6f), 0.34f, (place, wide) => furniture.Cabinet(place, wide, 0.32f, dice.Uniform(0.6f, 1.8f)));
        for (var i = dice.Whole(1, 3); i > 0; i--)
        {
            var wall = dice.Whole(0, 3);
            sanitary.Towels(plan.Wall(wall).At(dice.Uniform(0.4f, plan.WallLength(wall) - 0.4f), 0));
        }
        if (dice.Chance(0.6f))
            using (mesh.Label(Semantic.Floor))
                plan.Corner.At(plan.Width * 0.5f, plan.Length * dice.Uniform(0.35f, 0.65f)).Turned(dice.Normal(0, 0.15f)).Rounded(Stock.Fabric(dice), 0, 0, 0, 0.8f, 0.5f, 0.02f, 0.01f, 1);
    }

    private void Basement()
    {
        cellar.Overhead(plan);
        if (dice.Chance(0.7f))
            Wall(0.7f, 0.75f, (place, _) => cellar.Boiler(place, plan.Height));
        for (var i = dice.Whole(0, 3); i > 0; i--)
            Wall(dice.Uniform(0.9f, 2), 0.5f, (place, wide) => furniture.Shelf(place, wide, 0.45f, dice.Uniform(1.4f, 1.9f)));
        for (var i = dice.Whole(0, 4); i > 0; i--)
            Wall(dice.Uniform(0.4f, 0.7f), 0.5f, cellar.Bins);
        if (dice.Chance(0.35f))
            Wall(dice.Uniform(0.8f, 1.2f), 0.55f, cellar.ClothWardrobe);
        for (var i = dice.Weighted(1, 1, 1); i > 0; i--)
            Wall(0.6f, 0.62f, appliances.Washer);
        if (dice.Chance(0.3f))
            Wall(0.5f, 0.6f, (place, _) => cellar.Ladder(place, plan.Height - 0.2f));
        if (dice.Chance(0.3f))
            Free(1.2f, 0.5f, (place, wide, _) => cellar.Laundry(place, wide));
        if (dice.Chance(0.4f))
            Free(dice.Uniform(1.2f, 1.8f), 0.7f, (place, wide, deep) => furniture.Table(place, wide, deep, 0.8f, 1.3f));
        for (var i = dice.Whole(0, 3); i > 0; i--)
            Wall(dice.Uniform(0.4f, 0.9f), 0.6f, (place, _) => Stack(place));
        for (var i = dice.Whole(0, 3); i > 0; i--)
            Free(0.15f, 0.15f, (place, _, _) => Column(place));
        cellar.Meters(plan.Wall(dice.Whole(0, 3)).At(plan.Width / 2, 0));
    }
}
