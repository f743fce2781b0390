namespace Fathom.Worlds.Abstracts;
internal static class AbstractGrammar { public static Scene Compose(Dice dice) => Rooms.RoomGrammar.Compose(dice); }
