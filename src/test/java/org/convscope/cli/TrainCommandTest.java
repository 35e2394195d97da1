package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames with a bar across or down, which a small network tells apart. */
class TrainCommandTest {
    private static final int SIDE = 24;
    private static final String DESIGN = """
        {"blocks": [{"filters": 6, "kernel": 3, "batchNormalization": true, "pool": 2},
                    {"filters": 8, "spatialDropout": 0.1}],
         "globalPooling": true, "dense": [12], "dropout": 0.1}\
        """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void frames() throws IOException {
        var random = new Random(7);
        var labels = new StringBuilder("file,kind,bar,brightness\n");
        for (int i = 0; i < 80; i++) {
            boolean across = i % 2 == 0;
            int level = 120 + random.nextInt(120);
            int place = 3 + random.nextInt(SIDE - 6);
            var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    boolean inBar = Math.abs((across ? y : x) - place) < 2;
                    image.getRaster().setSample(x, y, 0, random.nextInt(30) + (inBar ? level - 30 : 0));
                }
            }
            String name = (across ? "across" : "down") + "/f" + i + ".png";
            Files.createDirectories(folder.resolve("frames").resolve(across ? "across" : "down"));
            ImageIO.write(image, "png", folder.resolve("frames").resolve(name).toFile());
            labels.append(String.format(
                    java.util.Locale.ROOT, "%s,%s,%d,%.3f%n", name, across ? "flat" : "tall", 1, level / 255.0));
        }
        Files.writeString(folder.resolve("frames/labels.csv"), labels);
        Files.writeString(folder.resolve("design.json"), DESIGN);
    }

    private Answer run(String... more) {
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(more));
        return Answer.of(new NoWindow(), all.toArray(String[]::new));
    }

    private Path model() {
        return folder.resolve("out/bars.h5");
    }

    private Answer train(String... more) {
        List<String> all = new ArrayList<>(List.of(
                folder.resolve("frames").toString(),
                "--out",
                model().toString(),
                "--preset",
                folder.resolve("design.json").toString(),
                "--rate",
                "0.01",
                "--batch",
                "8"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bars.h5", "bars.history.csv", "bars.training.h5", "bars.convscope.json"})
    void aFolderInTheWayIsSaidBeforeTheFirstEpoch(String name) throws IOException {
        Files.createDirectories(folder.resolve("out").resolve(name));
        Answer answer = train("--epochs", "1");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains(name + ": is a folder, not a file").doesNotContain("to train on");
        try (var found = Files.list(folder.resolve("out"))) {
            assertThat(found).hasSize(1);
        }
    }

    private JsonObject sidecar() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("out/bars.convscope.json")))
                .getAsJsonObject();
    }

    private static double accuracy(JsonObject json) {
        return json.getAsJsonObject("metrics")
                .getAsJsonObject("test")
                .getAsJsonArray("classes")
                .get(0)
                .getAsJsonObject()
                .get("accuracy")
                .getAsDouble();
    }

    @Test
    void learnsWhatTellsCategoriesApartAndSaysHowWell() throws IOException {
        Answer answer = train("--epochs", "12", "--seed", "2");

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonObject printed = JsonParser.parseString(answer.out()).getAsJsonObject();
        assertThat(accuracy(printed)).isGreaterThan(0.9);
        assertThat(accuracy(sidecar())).isEqualTo(accuracy(printed));
        assertThat(Files.readAllLines(folder.resolve("out/bars.history.csv")))
                .hasSize(13)
                .startsWith("epoch,loss,accuracy,val_loss,val_accuracy");
        JsonObject scale = sidecar().getAsJsonObject("preprocessing").getAsJsonObject("scale");
        assertThat(scale.get("mode").getAsString()).isEqualTo("min-max");

        Answer predicted = Answer.of(
                new NoWindow(),
                "predict",
                model().toString(),
                folder.resolve("frames").toString(),
                "--out",
                folder.resolve("said").toString());
        assertThat(predicted.code()).as(predicted.err()).isZero();
        JsonObject metrics = JsonParser.parseString(Files.readString(folder.resolve("said/metrics.json")))
                .getAsJsonObject();
        assertThat(metrics.getAsJsonArray("classes")
                        .get(0)
                        .getAsJsonObject()
                        .get("accuracy")
                        .getAsDouble())
                .isGreaterThan(0.9);
    }

    @Test
    void severalHeadsLearnTogetherFromALabelFile() throws IOException {
        Answer answer = run(
                folder.resolve("frames/labels.csv").toString(),
                "--out",
                model().toString(),
                "--preset",
                folder.resolve("design.json").toString(),
                "--epochs",
                "2");

        assertThat(answer.code()).as(answer.err()).isZero();
        try (OpenModel open = KerasModels.open(model(), Optional.empty())) {
            assertThat(open.network().outputs()).containsExactly("predictions", "labels", "quantities");
            assertThat(open.remarks()).isEmpty();
        }
        assertThat(sidecar().getAsJsonArray("labels")).hasSize(4);
        JsonObject test = sidecar().getAsJsonObject("metrics").getAsJsonObject("test");
        assertThat(test.getAsJsonArray("quantities")).hasSize(1);
    }

    @Test
    void aKilledTrainingGoesOnToTheSameModel() throws IOException {
        train("--epochs", "4");
        byte[] whole = Files.readAllBytes(model());
        String history = Files.readString(folder.resolve("out/bars.history.csv"));
        Files.delete(folder.resolve("out/bars.training.h5"));

        train("--epochs", "2");
        Answer answer = train("--epochs", "4", "--resume");

        assertThat(answer.err()).contains("2 epochs were done before");
        assertThat(Files.readString(folder.resolve("out/bars.history.csv"))).isEqualTo(history);
        assertThat(Files.readAllBytes(model())).isEqualTo(whole);
    }

    @Test
    void anotherTrainingIsNotGoneOnWith() {
        train("--epochs", "1");

        Answer answer = train("--epochs", "2", "--resume", "--seed", "9");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("another training").contains("seed 0");
    }

    @Test
    void goesOnWithAModelWhoseFirstLayerIsFrozen() throws IOException {
        train("--epochs", "3");
        Path more = folder.resolve("out/more.h5");

        Answer answer = run(
                folder.resolve("frames").toString(),
                "--out",
                more.toString(),
                "--from",
                model().toString(),
                "--freeze",
                "block1_conv1",
                "--freeze",
                "block1_conv1_bn",
                "--epochs",
                "2",
                "--augment",
                "notebook",
                "--rate",
                "1e-3");

        assertThat(answer.code()).as(answer.err()).isZero();
        try (OpenModel first = KerasModels.open(model(), Optional.empty());
                OpenModel second = KerasModels.open(more, Optional.empty())) {
            assertThat(kernel(second, "block1_conv1")).isEqualTo(kernel(first, "block1_conv1"));
            assertThat(kernel(second, "block2_conv1")).isNotEqualTo(kernel(first, "block2_conv1"));
        }
    }

    private static float[] kernel(OpenModel model, String layer) {
        return model.network().call(layer).kernel().orElseThrow().read().data();
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        train("--epochs", "1");
        byte[] before = Files.readAllBytes(model());

        Answer answer = train("--from", model().toString(), "--epochs", "1");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("written over");
        assertThat(Files.readAllBytes(model())).isEqualTo(before);
    }

    @Test
    void aDamagedFrameIsNamedAndTheRestIsLearned() throws IOException {
        byte[] png = Files.readAllBytes(folder.resolve("frames/down/f1.png"));
        Files.write(folder.resolve("frames/down/cut.png"), java.util.Arrays.copyOf(png, png.length / 2));

        Answer answer = train("--epochs", "1");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("cut.png");
        assertThat(model()).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--split 0.5,0.5|three shares",
                "--split 0.5,0.6,-0.1|three shares",
                "--epochs 0|--epochs",
                "--batch 0|--batch",
                "--rate 0|--rate",
                "--crop 8 --size 8|exclude",
                "--freeze conv|--from",
                "--augment spin=3|spin",
                "--augment zoom=2|zoom",
            })
    void wrongUsageIsTold(String options, String word) {
        Answer answer = train(options.split(" "));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains(word);
        assertThat(model()).doesNotExist();
    }

    @Test
    void framesThatAreTooSmallAreRefusedByTheLayer() throws IOException {
        Files.writeString(folder.resolve("design.json"), "{\"blocks\": [{\"pool\": 2}, {\"pool\": 16}]}");

        Answer answer = train("--epochs", "1");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("block2_pool").contains("--size");
    }

    @Test
    void aDescriptionOfAnyLengthIsWrittenWhole() throws IOException {
        String block = "{\"convolutions\": 16, \"filters\": 1, \"pool\": 1}";
        Files.writeString(
                folder.resolve("design.json"),
                "{\"globalPooling\": true, \"blocks\": [" + String.join(",", java.util.Collections.nCopies(20, block))
                        + "]}");

        Answer answer = train("--epochs", "1", "--size", "8");

        assertThat(answer.code()).as(answer.err()).isZero();
        try (OpenModel open = KerasModels.open(model(), Optional.empty())) {
            assertThat(open.network().convolutions()).hasSize(320);
        }
    }

    private void labels(String text) throws IOException {
        Files.writeString(folder.resolve("frames/labels.csv"), text);
    }

    /** A line for each of the first frames, by its number. */
    private String lines(int count, java.util.function.IntFunction<String> values) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i % 2 == 0 ? "across" : "down").append("/f").append(i).append(".png,");
            text.append(values.apply(i)).append('\n');
        }
        return text.toString();
    }

    private Answer trainOnLabels(String... more) {
        List<String> all = new ArrayList<>(List.of(
                folder.resolve("frames/labels.csv").toString(),
                "--out",
                model().toString(),
                "--preset",
                folder.resolve("design.json").toString(),
                "--epochs",
                "1"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void weightsStandInTheOrderInWhichKerasTakesThem() {
        Answer answer = trainOnLabels();

        assertThat(answer.code()).as(answer.err()).isZero();
        try (var file = new io.jhdf.HdfFile(model())) {
            String[] names = (String[])
                    file.getByPath("/model_weights").getAttribute("layer_names").getData();
            assertThat(names).endsWith("dense1", "predictions", "labels", "quantities");
        }
    }

    @Test
    void columnsWhoseNamesBecomeTheSameHaveLayersOfTheirOwn() throws IOException {
        labels("file,kind a,kind/a\n" + lines(12, i -> "k" + i % 2 + ",k" + i % 3));

        Answer answer = trainOnLabels();

        assertThat(answer.code()).as(answer.err()).isZero();
        try (OpenModel open = KerasModels.open(model(), Optional.empty())) {
            assertThat(open.network().outputs()).containsExactly("predict_kind_a", "predict_kind_a_2");
        }
    }

    @Test
    void aColumnOfPartsIsNotLearnedButKeptTo() throws IOException {
        labels("file,kind,part\n" + lines(20, i -> "k" + i % 2 + "," + (i < 14 ? "train" : "test")));

        Answer answer = trainOnLabels("--learn", "kind", "--split", "0.5,0.5,0");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("'part'");
        assertThat(sidecar().getAsJsonArray("labels")).hasSize(2);
        JsonObject frames = sidecar().getAsJsonObject("data").getAsJsonObject("frames");
        assertThat(frames.toString()).isEqualTo("{\"train\":7,\"validation\":7,\"test\":6}");
    }

    /** The layout for Keras's {@code flow_from_directory}. */
    @Test
    void foldersOfPartsHoldFoldersOfClasses() throws IOException {
        for (String part : List.of("train", "validation", "test")) {
            for (String kind : List.of("across", "down")) {
                Path into = Files.createDirectories(
                        folder.resolve("parts").resolve(part).resolve(kind));
                for (int i = kind.equals("down") ? 1 : 0; i < (part.equals("train") ? 16 : 4); i += 2) {
                    String name = "f" + i + ".png";
                    Files.copy(folder.resolve("frames").resolve(kind).resolve(name), into.resolve(name));
                }
            }
        }

        Answer answer = run(
                folder.resolve("parts").toString(),
                "--out",
                model().toString(),
                "--epochs",
                "1",
                "--learn",
                "category");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("'part'");
        assertThat(sidecar().getAsJsonArray("labels"))
                .extracting(label -> label.getAsJsonObject().get("name").getAsString())
                .containsExactly("across", "down");
        JsonObject frames = sidecar().getAsJsonObject("data").getAsJsonObject("frames");
        assertThat(frames.toString()).isEqualTo("{\"train\":16,\"validation\":4,\"test\":4}");
    }

    /** scikit-learn's stratified split refuses them. */
    @Test
    void setsOfLabelsThatOneFrameAloneCarriesAreSharedOut() throws IOException {
        labels("file,a,b,c,d,e\n"
                + lines(32, i -> IntStream.range(0, 5)
                        .mapToObj(bit -> String.valueOf(i >> bit & 1))
                        .collect(Collectors.joining(","))));

        Answer answer = trainOnLabels("--split", "0.5,0.25,0.25");

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonObject frames = sidecar().getAsJsonObject("data").getAsJsonObject("frames");
        assertThat(frames.toString()).isEqualTo("{\"train\":16,\"validation\":8,\"test\":8}");
    }

    @Test
    void classesOfOneFrameEachAreTrainedOnWhichIsSaid() throws IOException {
        labels("file,kind\n" + lines(8, i -> "k" + i));

        Answer answer = trainOnLabels();

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("no frame watches", "no frame is kept", "8 frames to train on");
    }

    @Test
    void framesOfOneClassOfWhichNoneCanBeReadLeaveNothingToTellApart() throws IOException {
        byte[] png = Files.readAllBytes(folder.resolve("frames/down/f1.png"));
        labels("file,kind\n" + lines(8, i -> i % 2 == 0 ? "flat" : "tall"));
        for (int i = 1; i < 8; i += 2) {
            Files.write(folder.resolve("frames/down/f" + i + ".png"), java.util.Arrays.copyOf(png, png.length / 2));
        }

        Answer answer = trainOnLabels();

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("nothing to tell apart", "[flat]");
    }

    @Test
    void aDamagedFirstFrameIsNamedAndTheRestIsLearned() throws IOException {
        byte[] png = Files.readAllBytes(folder.resolve("frames/across/f0.png"));
        Files.write(folder.resolve("frames/across/a.png"), java.util.Arrays.copyOf(png, png.length / 2));

        Answer answer = train("--epochs", "1");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).containsOnlyOnce("a.png");
        assertThat(model()).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bars", "bars.keras", "bars.json"})
    void aNameThatKerasWouldNotOpenIsRefused(String name) {
        Answer answer = train("--out", folder.resolve(name).toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("--out");
    }

    @Test
    void oneClassAloneIsNothingToLearn() throws IOException {
        labels("file,kind\n" + lines(8, i -> "only"));

        Answer answer = trainOnLabels();

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("only").contains("nothing to tell apart");
    }

    @Test
    void outputsWithoutNamesGetThoseOfTheCategories() throws IOException {
        train("--epochs", "3");
        Path bare = folder.resolve("bare.h5");
        Files.copy(model(), bare);

        Answer answer = run(
                folder.resolve("frames").toString(),
                "--out",
                model().toString(),
                "--from",
                bare.toString(),
                "--epochs",
                "1");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("across, down, in this order");
        assertThat(sidecar().getAsJsonArray("labels")).hasSize(2);
        assertThat(accuracy(sidecar())).isBetween(0.0, 1.0);
    }

    @Test
    void aYesOrNoLearnsOfTheCategoryOfItsName() throws IOException {
        labels("file,down\n" + lines(40, i -> String.valueOf(i % 2)));
        trainOnLabels();
        Path first = folder.resolve("first.h5");
        Files.copy(model(), first);
        Files.copy(folder.resolve("out/bars.convscope.json"), folder.resolve("first.convscope.json"));

        Answer answer = run(
                folder.resolve("frames").toString(),
                "--out",
                model().toString(),
                "--from",
                first.toString(),
                "--epochs",
                "24",
                "--early-stop",
                "24",
                "--rate",
                "0.01",
                "--batch",
                "8");

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonObject judged = sidecar()
                .getAsJsonObject("metrics")
                .getAsJsonObject("test")
                .getAsJsonArray("yesNo")
                .get(0)
                .getAsJsonObject();
        assertThat(judged.get("column").getAsString()).isEqualTo("down");
        assertThat(judged.get("accuracy").getAsDouble()).isGreaterThan(0.9);
    }

    @Test
    void anotherModelOfTheSameNameIsNotGoneOnWith() throws IOException {
        Path first = folder.resolve("first.h5");
        train("--epochs", "1");
        Files.copy(model(), first);
        Files.copy(folder.resolve("out/bars.convscope.json"), folder.resolve("first.convscope.json"));
        Path more = folder.resolve("more.h5");
        String[] asked = {folder.resolve("frames").toString(), "--out", more.toString(), "--from", first.toString()};
        run(concat(asked, "--epochs", "1"));
        train("--epochs", "2");
        Files.copy(model(), first, StandardCopyOption.REPLACE_EXISTING);

        Answer answer = run(concat(asked, "--epochs", "2", "--resume"));

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("another training");
    }

    private static String[] concat(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
