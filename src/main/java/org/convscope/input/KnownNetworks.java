package org.convscope.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;

/**
 * Tells the networks of {@code keras.applications}, of Keras 1 to 3, by the names of their layers and how many units these
 * have: with their own head, another or none, as a part of a larger model, and cut off above their middle.
 */
final class KnownNetworks {
    private static final String KERAS = "keras.applications";

    /** (x / 255 - mean) / deviation of ImageNet, in terms of x. */
    private static final InputScale TORCH =
            new InputScale.ZScore(List.of(123.675, 116.28, 103.53), List.of(58.395, 57.12, 57.375));

    private static final List<NetworkFamily> FAMILIES = families();

    private KnownNetworks() {}

    /** The network that takes the model's picture, if it is one of them. */
    static Optional<KnownNetwork> recognise(Network network) {
        Map<List<String>, Map<String, LayerCall>> models = new LinkedHashMap<>();
        for (LayerCall call : network.calls()) {
            if (call.origin() == LayerCall.Origin.LAYER) {
                models.computeIfAbsent(call.path().subList(0, call.path().size() - 1), around -> new HashMap<>())
                        .putIfAbsent(call.name(), call);
            }
        }
        return models.values().stream()
                .flatMap(layers -> FAMILIES.stream().flatMap(family -> family.in(layers).stream()))
                .findFirst();
    }

    private static List<NetworkFamily> families() {
        List<NetworkFamily> all = new ArrayList<>();
        vgg(all);
        resNets(all);
        denseNets(all);
        mobileNets(all);
        inceptions(all);
        newer(all);
        return List.copyOf(all);
    }

    private static void add(List<NetworkFamily> all, String name, InputScale scale, String first, String... marks) {
        all.add(new NetworkFamily(name, KERAS, scale, first, List.of(marks)));
    }

    private static String[] with(String[] marks, String mark) {
        return Stream.concat(Arrays.stream(marks), Stream.of(mark)).toArray(String[]::new);
    }

    private static void vgg(List<NetworkFamily> all) {
        List<String> marks = new ArrayList<>(List.of(
                "block1_conv1:64",
                "block1_conv2:64",
                "block2_conv1:128",
                "block2_conv2:128",
                "block3_conv1:256",
                "block3_conv2:256",
                "block3_conv3:256",
                "!block1_conv3",
                "!block2_conv3",
                "!block3_conv5"));
        List<String> deep = new ArrayList<>(marks);
        deep.add("block3_conv4:256");
        marks.add("!block3_conv4");
        all.add(new NetworkFamily("VGG19", KERAS, new InputScale.Caffe(), "block1_conv1", List.copyOf(deep)));
        all.add(new NetworkFamily("VGG16", KERAS, new InputScale.Caffe(), "block1_conv1", List.copyOf(marks)));
    }

    private static void resNets(List<NetworkFamily> all) {
        List<String[]> depths = List.of(
                new String[] {"152", "conv3_block8_out:512"},
                new String[] {"101", "conv4_block23_out:1024"},
                new String[] {"50", "conv3_block4_out:512"});
        for (String[] depth : depths) {
            add(
                    all,
                    "ResNet" + depth[0],
                    new InputScale.Caffe(),
                    "conv1_conv",
                    "conv1_conv:64",
                    "conv1_bn:64",
                    "conv2_block1_0_conv:256",
                    "conv2_block1_1_conv:64",
                    "conv2_block1_out:256",
                    "conv3_block1_out:512",
                    depth[1]);
            add(
                    all,
                    "ResNet" + depth[0] + "V2",
                    new InputScale.MinusOneToOne(),
                    "conv1_conv",
                    "conv1_conv:64",
                    "!conv1_bn",
                    "conv2_block1_preact_bn:64",
                    "conv2_block1_0_conv:256",
                    "conv2_block1_1_conv:64",
                    depth[1]);
        }
        // as Keras up to 2.2.4 names its layers; Mask R-CNN has these names too, a class of its own and other means
        add(
                all,
                "ResNet50",
                new InputScale.Caffe(),
                "conv1",
                "conv1:64",
                "bn_conv1@BatchNormalization",
                "res2a_branch2a:64",
                "bn2a_branch2a@BatchNormalization",
                "res2a_branch1:256",
                "res3a_branch1:512",
                "!fpn_.*");
        add(
                all,
                "ResNet-RS",
                TORCH,
                "stem_1_stem_conv_1",
                "stem_1_stem_conv_1:32",
                "stem_1_stem_conv_3:64",
                "BlockGroup2__block_0__conv_1:64",
                "BlockGroup2__block_0__projection_conv:256");
    }

    private static void denseNets(List<NetworkFamily> all) {
        List<String[]> depths = List.of(
                new String[] {"201", "conv4_block48_concat"},
                new String[] {"169", "conv4_block32_concat"},
                new String[] {"121", "conv4_block24_concat"});
        for (String[] depth : depths) {
            add(
                    all,
                    "DenseNet" + depth[0],
                    TORCH,
                    "conv1[/_]conv",
                    "conv1[/_]conv.*:64",
                    "conv2_block1_1_conv:128",
                    "conv2_block1_2_conv:32",
                    "conv2_block1_concat:96",
                    "pool2_conv:128",
                    depth[1]);
        }
    }

    private static void mobileNets(List<NetworkFamily> all) {
        InputScale tf = new InputScale.MinusOneToOne();
        add(
                all,
                "MobileNet",
                tf,
                "conv1",
                "conv1",
                "conv1_bn",
                "conv_dw_1@DepthwiseConv2D",
                "conv_pw_1",
                "conv_dw_6@DepthwiseConv2D",
                "conv_pw_6");
        add(
                all,
                "MobileNetV2",
                tf,
                "Conv1",
                "Conv1",
                "expanded_conv_depthwise@DepthwiseConv2D",
                "expanded_conv_project",
                "block_1_expand",
                "block_1_depthwise@DepthwiseConv2D",
                "block_6_expand");
        add(
                all,
                "MobileNetV3",
                tf,
                "[Cc]onv",
                "[Cc]onv.*:16",
                "expanded_conv[/_]depthwise.*@DepthwiseConv2D",
                "expanded_conv_1[/_]expand.*",
                "expanded_conv_4[/_]project.*");
    }

    private static void inceptions(List<NetworkFamily> all) {
        InputScale tf = new InputScale.MinusOneToOne();
        add(all, "InceptionV3", tf, "conv(olution)?2d(_\\d+)?", "mixed0:256", "mixed1:288", "mixed2:288", "mixed3:768");
        add(
                all,
                "InceptionResNetV2",
                tf,
                "conv2d(_\\d+)?",
                "mixed_5b:320",
                "block35_1_conv:320",
                "block35_10_conv:320",
                "mixed_6a:1088");
        add(
                all,
                "Xception",
                tf,
                "block1_conv1",
                "block1_conv1:32",
                "block1_conv2:64",
                "block2_sepconv1:128",
                "block3_sepconv1:256",
                "block4_sepconv1:728");
        add(
                all,
                "NASNet",
                tf,
                "stem_conv1",
                "stem_conv1@Conv2D",
                "reduction_conv_1_stem_1",
                "adjust_conv_1_stem_2",
                "normal_conv_1_0");
    }

    private static void newer(List<NetworkFamily> all) {
        all.add(new NetworkFamily(
                "EfficientNet",
                // Keras's own holds its scaling
                "the package efficientnet",
                TORCH,
                "stem_conv",
                List.of(
                        "stem_conv",
                        "block1a_dwconv@DepthwiseConv2D",
                        "block1a_se_reduce",
                        "block2a_expand_conv",
                        "block2a_dwconv@DepthwiseConv2D")));
        String[] second = {
            "stem_conv", "!block1a_dwconv", "block2a_expand_conv", "block4a_dwconv2@DepthwiseConv2D",
        };
        add(all, "EfficientNetV2B", TORCH, "stem_conv", with(second, "block1a_project_conv:16"));
        add(
                all,
                "EfficientNetV2",
                new InputScale.ZScore(List.of(128.0), List.of(128.0)),
                "stem_conv",
                with(second, "!block1a_project_conv:16"));
        add(
                all,
                "ConvNeXt",
                TORCH,
                ".*stem_conv",
                ".*_stage_0_block_0_depthwise_conv",
                ".*_stage_0_block_0_layer_scale@LayerScale",
                ".*_stage_2_block_0_depthwise_conv");
        add(
                all,
                "RegNet",
                new InputScale.By255(),
                ".*stem_conv",
                ".*stem_conv:32",
                ".*_Stage_0_[XYZ]Block_0_conv_1x1_1.*",
                ".*_Stage_0_[XYZ]Block_0_conv_3x3.*");
    }
}
