using Fathom.Networks;
using Fathom.Networks.Tests.Goldens;
using Fathom.Training.Methods.Adds;
using Fathom.Training.Methods.Adversarial;
using Fathom.Training.Methods.CycleGan;
using Fathom.Training.Methods.Monodepth2;
using Fathom.Training.Methods.S2R;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Tests.Methods;

/// <summary>The losses against the official ones, of what the published networks with golden weights give.</summary>
public class LossGoldenTests
{
    [Fact]
    public void Matrices_of_the_pose_network_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("monodepth2_pose");
        using var encoder = Golden.Filled(new ResNetEncoder(ResNetShape.ResNet18, pictures: 2));
        using var decoder = Golden.Filled(new PoseDecoder(ResNetShape.ResNet18.Channels[4]));
        var poses = decoder.call(encoder.call(cat([Golden.Picture(2, 3, 64, 96), Golden.Picture(2, 3, 64, 96, 0.4)], 1)).Stride32);

        // The official matrices are of a hundred times the vectors: those of untrained weights hardly turn.
        var (turn, shift) = (100 * poses.AxisAngle.select(1, 0).squeeze(1), 100 * poses.Translation.select(1, 0).squeeze(1));

        golden.AssertAgree("matrix", RigidMotion.Transformation(turn, shift));
        golden.AssertAgree("matrix_inverted", RigidMotion.Transformation(turn, shift, invert: true));
    }

    [Fact]
    public void Losses_of_ADDS_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("adds");
        using var encoder = Golden.Filled(new AddsEncoder());
        using var decoder = Golden.Filled(new DepthDecoder(ResNetShape.ResNet18.Channels));

        var day = Compare("day", golden.Picture(), Domain.Day);
        var night = Compare("night", golden.Picture(0.6) * 0.3, Domain.Night);

        golden.AssertAgree("similarity", Similarity.Loss(night, day));

        Tensor Compare(string name, Tensor picture, Domain domain)
        {
            var parts = encoder.Separate(picture, domain);
            golden.AssertAgree($"ortho_code_{name}", Orthogonality.Loss(parts.PrivateCode, parts.SharedCode));
            golden.AssertAgree($"ortho_gram_{name}", Orthogonality.Loss(parts.PrivateGram, parts.SharedGram));
            golden.AssertAgree($"recon_mse_{name}", Reconstruction.SquaredError(parts.Reconstruction, picture));
            golden.AssertAgree($"recon_simse_{name}", Reconstruction.SquaredMeanError(parts.Reconstruction, picture));
            return decoder.call(parts.Shared).Full;
        }
    }

    [Fact]
    public void Losses_of_S2R_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var golden = new S2RGolden();
        var target = 2 * Golden.Picture(1, 1, 96, 160, 0.2) - 1;

        golden.Numbers.AssertAgree("struct_weighted_loss", StructureLoss.Loss(golden.Structure, target));
        golden.Numbers.AssertAgree("depth_loss", DepthLoss.Loss(golden.Depths, target));
    }

    [Fact]
    public void Losses_of_CycleGAN_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("cyclegan");
        using var generator = Golden.Filled(new CycleGanGenerator());
        using var discriminator = Golden.Filled(new PatchDiscriminator());
        var picture = 2 * golden.Picture() - 1;

        var made = generator.call(picture);
        var judged = discriminator.call(made);

        golden.AssertAgree("d_loss", CycleGanLoss.Discriminator(discriminator.call(picture), judged));
        golden.AssertAgree("g_loss", LeastSquaresGan.Generator([judged]));
        golden.AssertAgree("cycle", l1_loss(generator.call(made), picture));
    }

    [Fact]
    public void Adversarial_losses_of_MUNIT_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("munit");
        using var generator = Golden.Filled(new MunitGenerator());
        using var discriminator = Golden.Filled(new MunitDiscriminator());
        var (a, b) = (2 * golden.Picture() - 1, 2 * golden.Picture(0.8) - 1);

        var made = discriminator.call(generator.Decode(generator.Encode(a).Content, generator.Encode(b).Style));

        golden.AssertAgree("gen_loss", LeastSquaresGan.Generator(made));
        golden.AssertAgree("dis_loss", LeastSquaresGan.Discriminator(discriminator.call(b), made));
    }
}
