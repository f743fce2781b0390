namespace Fathom.Datasets.Tests;

public sealed class DiwTests : Layout
{
    [Fact]
    public void Rows_come_before_columns_from_1_and_the_greater_is_farther()
    {
        List("./DIW_test/a.thumb", "10,20,30,40,>,50,60", "./DIW_test/b.thumb", "10,20,30,40,<,50,60", "");

        var frames = Diw.Read(Path);

        Assert.Equal(["DIW_test_a", "DIW_test_b"], Names(frames));
        Assert.Equal(this["DIW_test/a.thumb"], frames[0].Picture.Path);
        Assert.Equal(new OrdinalPair(Nearer: (39, 29), Farther: (19, 9)), frames[0].Pair);
        Assert.Equal(new OrdinalPair(Nearer: (19, 9), Farther: (39, 29)), frames[1].Pair);
        Assert.Null(frames[0].Depth);
    }

    [Fact]
    public void Points_outside_of_the_picture_are_moved_to_its_edge()
    {
        List("./a.thumb", "0,52,62,1,<,50,60");
        Assert.Equal(new OrdinalPair(Nearer: (49, 0), Farther: (0, 59)), Diw.Read(Path)[0].Pair);
    }

    [Fact]
    public void Points_that_have_room_only_if_the_height_comes_first_are_not_moved()
    {
        List("./a.thumb", "10,55,50,5,<,50,60");
        Assert.Equal(new OrdinalPair(Nearer: (54, 9), Farther: (4, 49)), Diw.Read(Path)[0].Pair);
    }

    [Fact]
    public void A_list_that_says_the_opposite_of_the_85_8_percent_is_refused()
    {
        var published = Enumerable.Range(0, 1000).SelectMany(i => new[] { $"./{i}.thumb", i < 858 ? "10,5,20,5,>,50,60" : "10,5,20,5,<,50,60" }).ToArray();
        List([.. published, "./level.thumb", "10,5,10,7,<,50,60"]);

        Assert.Equal((858, 1000), Diw.LowerIsNearer(Diw.Read(Path)));

        List([.. published.Select(line => line.Replace('>', '?').Replace('<', '>').Replace('?', '<'))]);
        Assert.Contains("in 142 of 1000 pairs the lower point is the nearer; in DIW as published it is in 85.8 %. Are signs or columns swapped?", Assert.Throws<DatasetException>(() => Diw.Read(Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line 2: '1,2,3,4,=,5,6' is no pair of DIW", "./a.thumb", "1,2,3,4,=,5,6")]
    [InlineData("line 2: '1,2,3,4,>,5' is no pair of DIW", "./a.thumb", "1,2,3,4,>,5")]
    [InlineData("line 2: '1,2,3,4,>,0,6' is no pair of DIW", "./a.thumb", "1,2,3,4,>,0,6")]
    [InlineData("line 3: the pair of this picture is missing", "./a.thumb", "1,2,3,4,>,5,6", "./b.thumb")]
    [InlineData("line 1: '../a.thumb' leads out of", "../a.thumb", "1,2,3,4,>,5,6")]
    public void A_wrong_line_is_named(string problem, params string[] lines)
    {
        List(lines);
        Assert.Contains(problem, Assert.Throws<DatasetException>(() => Diw.Read(Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_list_is_named_at_once() =>
        Assert.Contains("DIW_test.csv: there is no such split", Assert.Throws<DatasetException>(() => Diw.Read(Path)).Message, StringComparison.Ordinal);

    private void List(params string[] lines) => File.WriteAllLines(At("DIW_Annotations/DIW_test.csv"), lines);
}
