namespace Fathom.Training.Tests;

public class LearningRateScheduleTests
{
    [Fact]
    public void The_rate_rises_in_a_line_and_falls_in_half_a_cosine()
    {
        var schedule = new LearningRateSchedule(Steps: 1010, Warmup: 10);
        Assert.Equal(0.1, schedule.At(0), 1e-12);
        Assert.Equal(1, schedule.At(9), 1e-12);
        Assert.Equal(1, schedule.At(10), 1e-12);
        Assert.Equal(0.5 + Math.Sqrt(0.5) / 2, schedule.At(260), 1e-12);
        Assert.Equal(0.5, schedule.At(510), 1e-12);
        Assert.Equal(0.5 - Math.Sqrt(0.5) / 2, schedule.At(760), 1e-12);
        Assert.InRange(schedule.At(1009), 1e-12, 1e-5);
    }

    [Fact]
    public void A_training_shorter_than_its_warmup_only_rises()
    {
        var schedule = new LearningRateSchedule(Steps: 5, Warmup: 10);
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5], Enumerable.Range(0, 5).Select(step => Math.Round(schedule.At(step), 12)));
    }
}
