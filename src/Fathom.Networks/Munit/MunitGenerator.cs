using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>MUNIT's generator of one domain (Huang et al. 2018): pictures to content and style, and back. State-dict names are those of NVlabs' AdaINGen.</summary>
public sealed class MunitGenerator : Module<Tensor, Tensor>
{
    /// <summary>How many numbers a style has.</summary>
    public const int StyleNumbers = 8;

    private readonly MunitStyleEncoder enc_style;
    private readonly MunitContentEncoder enc_content;
    private readonly MunitDecoder dec;
    private readonly MunitStyleNumbers mlp;

    /// <summary>Builds the generator with the published first values: He et al. 2015, normal.</summary>
    public MunitGenerator() : base(nameof(MunitGenerator))
    {
        enc_style = new MunitStyleEncoder();
        enc_content = new MunitContentEncoder();
        dec = new MunitDecoder();
        mlp = new MunitStyleNumbers();
        RegisterComponents();
        FirstWeights.MunitGenerator(this);
    }

    /// <summary>Parts pictures into content and style.</summary>
    /// <param name="pictures">N×3×H×W, RGB scaled to [−1, 1]; H and W multiples of 4, at least 32.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public MunitCode Encode(Tensor pictures)
    {
        PictureSize.Require(pictures, "MUNIT's generator", multiple: 4, smallest: 32);
        using var scope = NewDisposeScope();
        return new MunitCode(enc_content.call(pictures), enc_style.call(pictures)).MoveToOuterDisposeScope();
    }

    /// <summary>Pictures that show the content in the style.</summary>
    /// <param name="content">N×256×H/4×W/4, of either domain's generator.</param>
    /// <param name="style">N×8×1×1 of this domain, or of N(0, 1).</param>
    /// <returns>N×3×H×W in (−1, 1).</returns>
    public Tensor Decode(Tensor content, Tensor style)
    {
        using var scope = NewDisposeScope();
        return dec.call(content, mlp.call(style)).MoveToOuterDisposeScope();
    }

    /// <summary>The pictures, parted and put together again.</summary>
    /// <param name="input">As for <see cref="Encode"/>.</param>
    /// <exception cref="FathomException">H or W does not fit.</exception>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var code = Encode(input);
        return Decode(code.Content, code.Style).MoveToOuterDisposeScope();
    }
}
