namespace Fathom.Training.Tests.Validation;

public class ValidationHistoryTests
{
    [Fact]
    public void The_lowest_score_is_the_best_and_the_first_of_equals_stays()
    {
        var history = new ValidationHistory();
        (double? Score, long Best, int Since)[] course = [(null, 0, 1), (0.5, 2, 0), (0.6, 2, 1), (0.5, 2, 2), (null, 2, 3), (0.4, 6, 0), (double.NaN, 6, 1)];
        for (var i = 0; i < course.Length; i++)
        {
            history = history.With(i + 1, course[i].Score);
            Assert.Equal((i + 1, course[i].Best, course[i].Since), (history.LastStep, history.BestStep, history.SinceBest));
        }
        Assert.Equal(0.4, history.BestScore);
    }
}
