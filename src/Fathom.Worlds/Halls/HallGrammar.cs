namespace Fathom.Worlds.Halls;
internal static class HallGrammar { public static Scene Compose(Dice dice) => Rooms.RoomGrammar.Compose(dice); }
