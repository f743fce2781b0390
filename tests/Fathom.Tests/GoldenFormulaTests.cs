namespace Fathom.Tests;

public sealed class GoldenFormulaTests
{
    [Fact]
    public void The_formula_is_the_one_that_filled_the_goldens()
    {
        // Computed with Python's zlib.crc32 and integers of any size.
        Assert.Equal([0.06003247149045532, 0.920057813273351, 0.7954831970531646], GoldenFormula.U01("mask", 3));
        Assert.Equal([0.5265711261159159, 0.1676949665795533], GoldenFormula.U01("encoder.layer1.0.conv1.weight", 2));
    }
}
