using static TorchSharp.torch;

namespace Fathom.Networks.Tests.Goldens;

public class Monodepth2GoldenTests
{
    [Fact]
    public void Features_and_disparities_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("monodepth2_resnet18");
        using var encoder = Golden.Filled(new ResNetEncoder(ResNetShape.ResNet18));
        using var decoder = Golden.Filled(new DepthDecoder(ResNetShape.ResNet18.Channels));
        golden.AssertKeys("encoder", encoder);
        golden.AssertKeys("depth", decoder);

        var features = encoder.forward(golden.Picture());
        golden.AssertAgree("feature0", features.Stride2);
        golden.AssertAgree("feature1", features.Stride4);
        golden.AssertAgree("feature2", features.Stride8);
        golden.AssertAgree("feature3", features.Stride16);
        golden.AssertAgree("feature4", features.Stride32);

        var disparities = decoder.forward(features);
        for (var scale = 0; scale < 4; scale++)
            golden.AssertAgree($"disp{scale}", disparities.Scales[scale]);
    }

    [Fact]
    public void Disparities_of_resnet50_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("monodepth2_resnet50");
        using var encoder = Golden.Filled(new ResNetEncoder(ResNetShape.ResNet50));
        using var decoder = Golden.Filled(new DepthDecoder(ResNetShape.ResNet50.Channels));

        var disparities = decoder.forward(encoder.forward(golden.Picture()));

        golden.AssertAgree("disp0", disparities.Full);
        golden.AssertAgree("disp3", disparities.Eighth);
    }

    [Fact]
    public void Gradients_and_running_variance_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        var golden = new Golden("monodepth2_resnet18_train");
        using var encoder = Golden.Filled(new ResNetEncoder(ResNetShape.ResNet18));
        using var decoder = Golden.Filled(new DepthDecoder(ResNetShape.ResNet18.Channels));
        encoder.train();
        decoder.train();

        var disparities = decoder.forward(encoder.forward(golden.Picture()));
        var loss = disparities.Scales.Select(disparity => disparity.mean()).Aggregate((sum, mean) => sum + mean);
        loss.backward();

        golden.AssertAgree("disp0", disparities.Full);
        golden.AssertAgree("loss", loss);
        var state = encoder.state_dict();
        golden.AssertAgree("grad encoder.conv1.weight", state["encoder.conv1.weight"].grad!, 1e-3);
        golden.AssertAgree("grad encoder.layer4.1.bn2.weight", state["encoder.layer4.1.bn2.weight"].grad!, 1e-3);
        golden.AssertAgree("running_var encoder.bn1 after", state["encoder.bn1.running_var"]);
    }

    [Fact]
    public void Poses_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("monodepth2_pose");
        using var encoder = Golden.Filled(new ResNetEncoder(ResNetShape.ResNet18, pictures: 2));
        using var decoder = Golden.Filled(new PoseDecoder(ResNetShape.ResNet18.Channels[4]));
        using var small = Golden.Filled(new PoseCnn());
        golden.AssertKeys("pose_encoder", encoder);
        golden.AssertKeys("pose", decoder);
        golden.AssertKeys("posecnn", small);
        var pictures = cat([Golden.Picture(2, 3, 64, 96), Golden.Picture(2, 3, 64, 96, 0.4)], 1);

        var poses = decoder.forward(encoder.forward(pictures).Stride32);
        golden.AssertAgree("axisangle", poses.AxisAngle);
        golden.AssertAgree("translation", poses.Translation);

        poses = small.forward(pictures);
        golden.AssertAgree("posecnn_axisangle", poses.AxisAngle);
        golden.AssertAgree("posecnn_translation", poses.Translation);
    }
}
