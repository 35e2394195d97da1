package org.convscope.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.convscope.array.Tensor;
import org.convscope.frame.FrameSource;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.LayerCall.Origin;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks of keras.applications are known by their layers' names, whatever stands around them; what their preprocessing
 * makes of a pixel is what Keras makes of it. src/test/scripts/application_layers.py lists Keras's own.
 */
class KnownNetworksTest {
    private static final Path LAYERS = Path.of("src/test/resources/org/convscope/input/application-layers.txt.gz");
    private static final FrameSource SOURCE = new FrameSource(Path.of("pixel.png"), 0);

    /** A layer: its path, class and units. */
    private record Line(List<String> path, String className, int units) {
        static Line of(String text) {
            String[] cells = text.split("\t", -1);
            List<String> path = Arrays.stream(Arrays.copyOf(cells, cells.length - 2))
                    .filter(part -> !part.isEmpty())
                    .toList();
            return new Line(path, cells[cells.length - 2], Integer.parseInt(cells[cells.length - 1]));
        }

        String name() {
            return path.get(path.size() - 1);
        }

        Line in(String around) {
            return new Line(Stream.concat(Stream.of(around), path.stream()).toList(), className, units);
        }

        Line units(int other) {
            return new Line(path, className, other);
        }
    }

    /** A network as Keras lists it. */
    private record Listed(String keras, String name, boolean scales, float[] pixel, List<Line> layers) {
        @Override
        public String toString() {
            return name + (scales ? "" : " without its preprocessing") + ", Keras " + keras;
        }

        List<Line> base() {
            // the head begins after the last layer with maps that is no pooling
            int end = layers.size();
            while (!layers.get(end - 1)
                            .className()
                            .matches("Activation|ReLU|Add|Concatenate|.*Conv2D|TFOpLambda|.*Norm.*")
                    || layers.get(end - 1).name().matches("[Pp]redictions|conv_preds|Logits")) {
                end--;
            }
            return layers.subList(0, end);
        }
    }

    static List<Listed> listed() throws IOException {
        List<Listed> all = new ArrayList<>();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(LAYERS)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("= ")) {
                    String[] head = line.split(" ");
                    float[] pixel = {
                        Float.parseFloat(head[4]), Float.parseFloat(head[5]), Float.parseFloat(head[6]),
                    };
                    all.add(new Listed(head[1], head[2], head[3].equals("with"), pixel, new ArrayList<>()));
                } else {
                    all.get(all.size() - 1).layers().add(Line.of(line));
                }
            }
        }
        return all;
    }

    @Test
    void theListHoldsEveryFamilyOfBothKerases() throws IOException {
        assertThat(listed()).hasSizeGreaterThan(45);
        assertThat(listed()).extracting(Listed::keras).contains("2.15.0", "3.15.1");
    }

    @ParameterizedTest
    @MethodSource("listed")
    void aPixelReachesTheNetworkAsKerasPreparesIt(Listed listed) {
        Network network = network(listed.layers());
        float[] pixel = {12, 100, 250};
        Preprocessing guess = Preprocessing.guess(network);
        assertThat(guess.isGuess()).isTrue();
        assertThat(guess.reason()).contains("by the names of its layers");
        ScaleSteps.apply(guess.scale(), pixel, 3, SOURCE);
        if (guess.scale() instanceof InputScale.Raw) {
            // its own layers do the rest
            assertThat(listed.scales()).isTrue();
            assertThat(guess.reason()).contains("scales its input itself");
            assertThat(pixel).containsExactly(12, 100, 250);
        } else {
            for (int c = 0; c < 3; c++) {
                assertThat(pixel[c]).isCloseTo(listed.pixel()[c], within(Math.abs(listed.pixel()[c]) * 3e-6f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("listed")
    void anotherHeadNoneOrAModelAroundItChangeNothing(Listed listed) {
        InputScale own = Preprocessing.guess(network(listed.layers())).scale();
        List<Line> other = new ArrayList<>(listed.base());
        other.add(new Line(List.of("my_pool"), "GlobalAveragePooling2D", 100));
        other.add(new Line(List.of("my_head"), "Dense", 5));
        List<Line> nested = new ArrayList<>(List.of(new Line(List.of("frame"), "InputLayer", 3)));
        listed.base().stream()
                .filter(line -> !line.className().equals("InputLayer"))
                .map(line -> line.in("base"))
                .forEach(nested::add);
        nested.add(new Line(List.of("head"), "Dense", 5));
        for (List<Line> layers : List.of(listed.base(), other, nested)) {
            Preprocessing guess = Preprocessing.guess(network(layers));
            assertThat(guess.scale()).isEqualTo(own);
            assertThat(guess.reason()).contains("by the names of its layers");
            assertThat(ImageNet.output(network(layers))).isEmpty();
        }
        assertThat(ImageNet.output(network(listed.layers())))
                .contains(listed.layers().get(listed.layers().size() - 1).name());
    }

    @ParameterizedTest
    @MethodSource("listed")
    void eachIsCalledByItsFamilysName(Listed listed) {
        String found = KnownNetworks.recognise(network(listed.layers()))
                .map(KnownNetwork::name)
                .orElse("nothing");
        assertThat(listed.name()).startsWith(found.replace("-", "").replaceAll("V2B$", "V2"));
    }

    @Test
    void otherModelsWithAFewOfTheNamesAreNotTakenForThem() throws IOException {
        Listed vgg = named("VGG16");
        assertThat(reason(vgg.layers(), line -> true, line -> line.name().startsWith("block2") ? line.units(32) : line))
                .isEmpty();
        assertThat(reason(vgg.layers(), line -> !line.name().startsWith("block3"), line -> line))
                .isEmpty();
        assertThat(reason(named("ResNet50").layers(), line -> !line.name().contains("_0_conv"), line -> line))
                .isEmpty();
        assertThat(reason(
                        named("MobileNet").layers(),
                        line -> true,
                        line -> line.className().equals("DepthwiseConv2D")
                                ? new Line(line.path(), "Conv2D", line.units())
                                : line))
                .isEmpty();
        List<Line> mask = Stream.of(
                        "input_image InputLayer 3",
                        "zero_padding2d_1 ZeroPadding2D 3",
                        "conv1 Conv2D 64",
                        "bn_conv1 BatchNorm 64",
                        "res2a_branch2a Conv2D 64",
                        "bn2a_branch2a BatchNorm 64",
                        "res2a_branch1 Conv2D 256",
                        "res3a_branch1 Conv2D 512",
                        "fpn_c5p5 Conv2D 256")
                .map(text -> Line.of(text.replace(' ', '\t')))
                .toList();
        assertThat(Preprocessing.guess(network(mask)).scale()).isEqualTo(new InputScale.By255());
        assertThat(Preprocessing.guess(network(mask)).reason()).isEmpty();
    }

    @Test
    void resNet50OfOldKerasIsKnownByItsOldNames() {
        List<Line> old = Stream.of(
                        "input_1 InputLayer 3",
                        "conv1_pad ZeroPadding2D 3",
                        "conv1 Conv2D 64",
                        "bn_conv1 BatchNormalization 64",
                        "res2a_branch2a Conv2D 64",
                        "bn2a_branch2a BatchNormalization 64",
                        "res2a_branch1 Conv2D 256",
                        "res3a_branch1 Conv2D 512",
                        "fc1000 Dense 1000")
                .map(text -> Line.of(text.replace(' ', '\t')))
                .toList();
        assertThat(Preprocessing.guess(network(old)).scale()).isEqualTo(new InputScale.Caffe());
        assertThat(ImageNet.output(network(old))).contains("fc1000");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aNetworkThatDoesNotTakeThreeChannelsGetsNoRuleForThree(int channels) throws IOException {
        Preprocessing guess = Preprocessing.guess(network(named("VGG16").layers().stream()
                .map(line -> line.className().equals("InputLayer") ? line.units(channels) : line)
                .toList()));
        assertThat(guess.scale()).isEqualTo(new InputScale.By255());
        assertThat(guess.reason()).contains("VGG16", "but it takes " + channels + " channel", "x / 255");
    }

    @Test
    void layersBeforeTheNetworkMakeItsRuleMeaningless() throws IOException {
        List<Line> layers = new ArrayList<>(named("VGG16").layers());
        layers.add(1, new Line(List.of("to_three"), "Conv2D", 3));
        Preprocessing guess = Preprocessing.guess(network(layers));
        assertThat(guess.scale()).isEqualTo(new InputScale.By255());
        assertThat(guess.reason()).contains("VGG16", "other layers stand before it");
        // as Keras 3 writes preprocess_input of mode caffe into a model
        layers.set(1, new Line(List.of("get_item"), "GetItem", 3));
        layers.add(2, new Line(List.of("stack"), "Stack", 3));
        layers.add(3, new Line(List.of("add"), "Add", 3));
        assertThat(Preprocessing.guess(network(layers)).scale()).isEqualTo(new InputScale.Raw());
        layers.subList(2, 4).clear();
        layers.set(1, new Line(List.of("scaling"), "Rescaling", 3));
        assertThat(Preprocessing.guess(network(layers)).scale()).isEqualTo(new InputScale.Raw());
        assertThat(Preprocessing.guess(network(layers)).reason()).contains("scales its input itself");
    }

    @Test
    void classesAreThoseOfKerassIndex() {
        assertThat(ImageNet.label("predictions", 999, OutputLabel.Kind.SOFTMAX).title())
                .contains("n15075141");
        assertThat(ImageNet.label("predictions", 0, OutputLabel.Kind.SOFTMAX).title())
                .isEqualTo("tench (n01440764)");
        assertThat(ImageNet.label("predictions", 207, OutputLabel.Kind.SOFTMAX).title())
                .isEqualTo("golden_retriever (n02099601)");
        assertThat(ImageNet.label("predictions", 963, OutputLabel.Kind.SOFTMAX).title())
                .isEqualTo("pizza (n07873807)");
        assertThat(ImageNet.label("predictions", 999, OutputLabel.Kind.SOFTMAX).title())
                .isEqualTo("toilet_tissue (n15075141)");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ids.add(ImageNet.label("", i, OutputLabel.Kind.SOFTMAX).id());
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    private static Listed named(String name) throws IOException {
        return listed().stream()
                .filter(listed -> listed.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String reason(
            List<Line> layers, Predicate<Line> kept, java.util.function.UnaryOperator<Line> changed) {
        return Preprocessing.guess(
                        network(layers.stream().filter(kept).map(changed).collect(Collectors.toList())))
                .reason();
    }

    /** A chain of the layers, which is all that matters here. */
    private static Network network(List<Line> lines) {
        List<LayerCall> calls = new ArrayList<>();
        for (Line line : lines) {
            if (line.className().matches("Sequential|Functional")
                    || (line.className().equals("InputLayer") && !calls.isEmpty())) {
                continue;
            }
            boolean input = line.className().equals("InputLayer");
            boolean maps = !line.className().equals("Dense") && !line.name().matches("[Pp]redictions|reshape_2");
            calls.add(new LayerCall(
                    String.join("/", line.path()),
                    line.path(),
                    0,
                    line.className(),
                    input ? Origin.INPUT : Origin.LAYER,
                    operation(line),
                    Activation.LINEAR,
                    input ? List.of() : List.of(calls.get(calls.size() - 1).id()),
                    maps ? new int[] {-1, -1, line.units()} : new int[] {line.units()},
                    List.of(),
                    true,
                    Layout.CHANNELS_LAST));
        }
        return new Network(
                "",
                "",
                calls,
                List.of(calls.get(0).id()),
                List.of(calls.get(calls.size() - 1).id()));
    }

    private static Operation operation(Line line) {
        return switch (line.className()) {
            case "InputLayer" -> new Operation.Input(new int[] {-1, -1, line.units()});
            case "ZeroPadding2D" -> new Operation.ZeroPadding(new int[] {1, 1}, new int[] {1, 1});
            case "Rescaling" -> new Operation.Rescaling(new double[] {1}, new double[] {0});
            case "Normalization" -> new Operation.Standardization(false, null, null);
            case "GetItem" -> new Operation.Slice(List.of(), new int[0], new int[0]);
            case "Stack" -> new Operation.Stack(3);
            case "Add" ->
                line.path().equals(List.of("add"))
                        ? new Operation.Binary(Operation.Arithmetic.ADD, Tensor.of(new float[] {1}), false)
                        : new Operation.Merge(Operation.Merging.ADD);
            case "Conv2D" ->
                new Operation.Convolution(
                        line.units(), new int[] {3, 3}, new int[] {1, 1}, Padding.SAME, new int[] {1, 1}, 1);
            default -> new Operation.Activate();
        };
    }

    @Test
    void aPlainModelIsGuessedWithoutAReason() {
        Network plain = network(
                List.of(new Line(List.of("frame"), "InputLayer", 1), new Line(List.of("block1_conv1"), "Conv2D", 64)));
        Preprocessing guess = Preprocessing.guess(plain);
        assertThat(guess.scale()).isEqualTo(new InputScale.By255());
        assertThat(guess.reason()).isEmpty();
        assertThat(KnownNetworks.recognise(plain)).isEqualTo(Optional.empty());
    }
}
