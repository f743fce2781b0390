namespace Fathom.Training;

/// <summary>Tells what a training does: in <c>log.jsonl</c>, to TensorBoard, and to whoever listens.</summary>
internal sealed class TrainingJournal : IDisposable
{
    private readonly TrainingLog log;
    private readonly EventFile events;
    private readonly IProgress<TrainingEvent>? listener;

    /// <summary>Goes on after a step; what was written of later ones is dropped.</summary>
    /// <exception cref="TrainingException">A file cannot be written.</exception>
    public TrainingJournal(RunFolder folder, long step, IProgress<TrainingEvent>? listener)
    {
        this.listener = listener;
        log = TrainingLog.Open(folder.LogFile, step);
        try
        {
            events = EventFile.Begin(folder.Root, step + 1);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <exception cref="TrainingException">The disk is full, say.</exception>
    public void Tell(TrainingEvent happened)
    {
        log.Write(happened);
        switch (happened)
        {
            case TrainingProgress line:
                events.Scalars(
                    line.Step,
                    ("train/loss", line.Loss), ("train/loss_data", line.LossData), ("train/loss_gradient", line.LossGradient), ("train/gradient_norm", line.GradientNorm),
                    ("rate/encoder", line.EncoderRate), ("rate/decoder", line.DecoderRate),
                    ("speed/samples_per_second", line.SamplesPerSecond), ("speed/scenes_per_second", line.ScenesPerSecond), ("speed/data_seconds", line.DataSeconds), ("speed/forward_seconds", line.ForwardSeconds),
                    ("speed/backward_seconds", line.BackwardSeconds), ("speed/update_seconds", line.UpdateSeconds));
                break;
            case ValidationResult result:
                events.Scalars(
                    result.Step,
                    ("validation/abs_rel", result.AbsRel), ("validation/loss", result.Loss), ("validation/loss_data", result.LossData),
                    ("validation/loss_gradient", result.LossGradient));
                break;
        }
        listener?.Report(happened);
    }

    /// <summary>Shows a picture and, right of it, its depth.</summary>
    /// <exception cref="TrainingException">The disk is full, say.</exception>
    public void Show(long step, int number, Image image, DepthMap depth) => events.Picture(step, $"validation/{number}", Beside(image, depth.Colorize()));

    /// <summary>Waits until everything told is on the disk.</summary>
    /// <exception cref="TrainingException">The disk refused.</exception>
    public void Sync()
    {
        log.Sync();
        events.Sync();
    }

    public void Dispose()
    {
        log.Dispose();
        events.Dispose();
    }

    private static Image Beside(Image left, Image right)
    {
        var both = new Image(left.Width + right.Width, left.Height);
        for (var y = 0; y < both.Height; y++)
        {
            var row = both.Pixels.AsSpan(3 * y * both.Width, 3 * both.Width);
            left.Pixels.AsSpan(3 * y * left.Width, 3 * left.Width).CopyTo(row);
            right.Pixels.AsSpan(3 * y * right.Width, 3 * right.Width).CopyTo(row[(3 * left.Width)..]);
        }
        return both;
    }
}
