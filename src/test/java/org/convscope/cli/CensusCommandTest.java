package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.convscope.export.census.CensusLock;
import org.convscope.file.UserFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against what Keras, numpy, scipy and scikit-learn compute: src/test/scripts/census.py. */
class CensusCommandTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/inspect/census");
    private static final String MODEL = FILES.resolve("census.h5").toString();
    private static final Path FRAMES = FILES.resolve("frames");
    private static final List<String> LAYERS = List.of("conv1", "conv2", "relu", "quality", "ice");

    @TempDir
    private Path folder;

    /** Nothing that other runs kept. */
    @BeforeEach
    void keepHere() {
        System.setProperty(UserFolders.PROPERTY, folder.resolve("kept").toString());
    }

    @AfterEach
    void keepWhereOthersDo() {
        System.clearProperty(UserFolders.PROPERTY);
    }

    private Answer run(String out, String... arguments) {
        List<String> all = new ArrayList<>(List.of("census"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", folder.resolve(out).toString()));
        return Answer.of(new NoWindow(), all.toArray(String[]::new));
    }

    private Answer count(String out, Path frames, String... more) {
        List<String> all = new ArrayList<>(List.of(MODEL, frames.toString(), "--between", "ice", "good"));
        LAYERS.forEach(layer -> all.addAll(List.of("--layers", layer)));
        all.addAll(List.of(more));
        return run(out, all.toArray(String[]::new));
    }

    private List<Map<String, String>> table(String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String[] names = lines.get(0).split(",");
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < names.length; i++) {
                        row.put(names[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }

    private static JsonObject expected(String layer, String unit) throws IOException {
        return JsonParser.parseString(Files.readString(FILES.resolve("expected.json")))
                .getAsJsonObject()
                .getAsJsonArray(layer)
                .get(Integer.parseInt(unit))
                .getAsJsonObject();
    }

    private JsonObject json(String out) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve(out).resolve("census.json")))
                .getAsJsonObject();
    }

    private byte[] bytes(String out) throws IOException {
        return Files.readAllBytes(folder.resolve(out).resolve("census.csv"));
    }

    private static void near(Map<String, String> row, JsonObject wanted, String number, double tolerance) {
        double value = wanted.get(number).getAsDouble();
        assertThat(Double.parseDouble(row.getOrDefault(number, "NaN")))
                .as(number + " of " + row)
                .isCloseTo(value, offset(tolerance * Math.max(1, Math.abs(value))));
    }

    @Test
    void partsOfOneCensusMayBeCountedToOneFolderAndWhatAnEarlierOneWroteGoes() throws IOException {
        assertThat(count("whole", FRAMES).code()).isZero();
        assertThat(folder.resolve("whole/scatter.png")).exists();
        // as a kill leaves it while a part is written
        Path leftOver = folder.resolve("one/parts/.000000000-000000004.part.22767-1.part");
        Files.createDirectories(leftOver.getParent());
        Files.writeString(leftOver, "part");
        assertThat(count("one", FRAMES, "--part", "2/2").code()).isZero();
        assertThat(leftOver).as("of frames that are not counted here").exists();
        assertThat(count("one", FRAMES, "--part", "1/2").code()).isZero();
        assertThat(leftOver).doesNotExist();

        Answer merged = run("merged", "--merge", folder.resolve("one").toString());

        assertThat(merged.code()).as(merged.err()).isZero();
        assertThat(bytes("merged")).isEqualTo(bytes("whole"));
        assertThat(run("whole", MODEL, FRAMES.toString(), "--layers", "conv1").code())
                .isZero();
        assertThat(folder.resolve("whole/scatter.png")).doesNotExist();
    }

    /** Which engines an earlier count and other parts had is told; that of one alone is not. */
    @Test
    void whatDifferentEnginesCountedIsSaidToBeTheirs() throws IOException {
        String said = "were computed by different engines";
        assertThat(count("one", FRAMES, "--part", "1/2", "--engine", "nd4j").code())
                .isZero();
        assertThat(count("two", FRAMES, "--part", "2/2", "--engine", "nd4j").code())
                .isZero();
        String one = folder.resolve("one").toString();
        Answer same = run("same", "--merge", one, folder.resolve("two").toString());
        assertThat(same.err()).doesNotContain(said);
        assertThat(count("three", FRAMES, "--part", "2/2", "--engine", "onednn").code())
                .isZero();

        Answer merged = run("merged", "--merge", one, folder.resolve("three").toString());
        assertThat(merged.code()).isZero();
        assertThat(merged.err()).contains(said, "ND4J; oneDNN");
        assertThat(Files.readString(folder.resolve("merged/census.json"))).contains("ND4J; oneDNN");

        assertThat(count("one", FRAMES, "--engine", "onednn").err()).contains("9 of 18 frames", said);
        assertThat(run("again", "--merge", one).err()).contains(said);
    }

    @Test
    void whatACensusWroteAmongItsFramesIsNoFrameOfTheNext() throws IOException {
        Path frames = copied();
        count("whole", frames);
        assertThat(count("frames/good", frames).code()).isZero();
        assertThat(frames.resolve("good/census.png")).exists();

        Answer again = count("frames/good", frames);

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("18 of 18 frames were counted before");
        assertThat(bytes("frames/good")).isEqualTo(bytes("whole"));
    }

    /** As a job array may have. */
    @Test
    void morePartsThanFramesMergeToo() throws IOException {
        List<String> merge = new ArrayList<>(List.of("--merge"));
        for (int part = 1; part <= 20; part++) {
            assertThat(count("part" + part, FRAMES, "--part", part + "/20").code())
                    .isZero();
            merge.add(folder.resolve("part" + part).toString());
        }
        assertThat(run("merged", merge.toArray(String[]::new)).err()).isEmpty();
        assertThat(count("whole", FRAMES).code()).isZero();
        assertThat(bytes("merged")).isEqualTo(bytes("whole"));
    }

    @Test
    void whatAnotherCensusIsWritingToIsRefused() throws IOException {
        CensusLock lock = CensusLock.of(folder.resolve("out"), 0, 5);
        try {
            Answer answer = count("out", FRAMES);
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err()).contains("another census of these frames is writing");
        } finally {
            lock.close();
        }
        assertThat(count("out", FRAMES).code()).isZero();
    }

    @Test
    void everyColumnIsThatOfTheReference() throws IOException {
        Answer answer = count("out", FRAMES);

        assertThat(answer.code()).isZero();
        List<Map<String, String>> rows = table("out/census.csv");
        assertThat(rows.get(0).keySet())
                .containsExactly(
                        "layer",
                        "unit",
                        "frames",
                        "mean",
                        "max",
                        "zeros",
                        "dead",
                        "duplicate_of",
                        "auc",
                        "auc_low",
                        "auc_high");
        assertThat(rows).hasSize(4 + 5 + 5 + 3 + 1);
        for (Map<String, String> row : rows) {
            JsonObject wanted = expected(cell(row, "layer"), cell(row, "unit"));
            assertThat(cell(row, "frames")).isEqualTo("18");
            near(row, wanted, "mean", 1e-5);
            near(row, wanted, "max", 1e-5);
            near(row, wanted, "zeros", 1e-12);
            near(row, wanted, "auc", 1e-12);
            near(row, wanted, "auc_low", 1e-9);
            near(row, wanted, "auc_high", 1e-9);
            assertThat(cell(row, "dead")).isEqualTo(wanted.get("dead").getAsString());
            assertThat(cell(row, "duplicate_of"))
                    .isEqualTo(
                            wanted.get("duplicate_of").isJsonNull()
                                    ? ""
                                    : wanted.get("duplicate_of").getAsString());
        }
        assertThat(rows).extracting(row -> cell(row, "dead")).contains("true", "false");
        assertThat(rows).extracting(row -> row.get("duplicate_of")).contains("3", "0", "");
    }

    @Test
    void chanceAndSharesOfFalseDiscoveriesStandBesideTheAreas() throws IOException {
        count("out", FRAMES);

        JsonObject between = json("out").getAsJsonObject("between");
        assertThat(between.get("positiveFrames").getAsInt()).isEqualTo(7);
        assertThat(between.getAsJsonArray("both")).isEmpty();
        JsonArray units = between.getAsJsonArray("units");
        assertThat(units).hasSize(18);
        for (var unit : units) {
            JsonObject one = unit.getAsJsonObject();
            JsonObject wanted =
                    expected(one.get("layer").getAsString(), one.get("unit").getAsString());
            for (String number : List.of("auc", "p", "q")) {
                assertThat(one.get(number).getAsDouble())
                        .as(number + " of " + one)
                        .isCloseTo(wanted.get(number).getAsDouble(), offset(1e-9));
            }
        }
        double largest = between.getAsJsonObject("chance").get("largestArea").getAsDouble();
        assertThat(largest).isBetween(0.65, 0.9);
        assertThat(between.getAsJsonObject("chance").get("rarelyAbove").getAsDouble())
                .isGreaterThan(largest);
    }

    @Test
    void whereUnitsFireIsToldByShellAndInsideAndOutsideOfIce() throws IOException {
        count("out", FRAMES);

        Map<String, Integer> shells = new HashMap<>();
        for (Map<String, String> row : table("out/shells.csv")) {
            JsonObject wanted = expected(cell(row, "layer"), cell(row, "unit"));
            double mean = Double.parseDouble(cell(row, "mean"));
            double reference;
            if (cell(row, "region").equals("shell")) {
                long shell = Math.round(100 / Double.parseDouble(cell(row, "d_low"))) - 1;
                reference = wanted.getAsJsonObject("shells")
                        .get(Long.toString(shell))
                        .getAsDouble();
                shells.merge(cell(row, "layer") + cell(row, "unit"), 1, Integer::sum);
                assertThat(cell(row, "ice")).isEqualTo(shell == 27 ? "3.67" : shell == 25 ? "3.90" : cell(row, "ice"));
            } else {
                reference = wanted.get(cell(row, "region")).getAsDouble();
            }
            assertThat(mean).as("%s", row).isCloseTo(reference, offset(1e-5 * Math.max(1, Math.abs(reference))));
        }
        assertThat(shells).hasSize(4 + 5 + 5);
        assertThat(shells.get("conv10"))
                .isEqualTo(expected("conv1", "0").getAsJsonObject("shells").size());
    }

    @Test
    void partsMergedAreByteForByteOneProcess() throws IOException {
        count("whole", FRAMES);
        for (int part = 1; part <= 3; part++) {
            assertThat(count("p" + part, FRAMES, "--part", part + "/3").code()).isZero();
        }

        Answer answer = run("merged", "--merge", path("p3"), path("p1"), path("p2"));

        assertThat(answer.code()).isZero();
        for (String file : List.of("census.csv", "shells.csv", "census.json")) {
            assertThat(Files.readAllBytes(folder.resolve("merged").resolve(file)))
                    .as(file)
                    .isEqualTo(Files.readAllBytes(folder.resolve("whole").resolve(file)));
        }
        assertThat(folder.resolve("p1/census.csv")).doesNotExist();
        Answer incomplete = run("incomplete", "--merge", path("p1"), path("p3"));
        assertThat(incomplete.code()).isEqualTo(1);
        assertThat(incomplete.err()).contains("frames 7 to 12 are in none of the parts");
        run("other", MODEL, FRAMES.toString(), "--layers", "conv1", "--part", "2/3");
        assertThat(run("mixed", "--merge", path("p1"), path("other")).err()).contains("part of another census");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void whatWasCountedBeforeIsNotCountedAgainUnlessAFrameHasChanged() throws IOException {
        Path frames = copied();
        count("whole", frames);
        count("out", frames, "--part", "1/2");

        Answer rest = count("out", frames);
        assertThat(rest.err()).contains("9 of 18 frames were counted before");
        assertThat(bytes("out")).isEqualTo(bytes("whole"));
        assertThat(count("out", frames).err()).contains("18 of 18 frames were counted before");

        Files.copy(frames.resolve("good/f1.img"), frames.resolve("ice/f1.img"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(count("out", frames).err()).doesNotContain("18 of 18");
        count("fresh", frames);
        assertThat(bytes("out")).isEqualTo(bytes("fresh")).isNotEqualTo(bytes("whole"));
    }

    @Test
    void aDamagedPartIsCountedAgainAndNeverMerged() throws IOException {
        count("whole", FRAMES);
        byte[] good = bytes("whole");
        Path part;
        try (Stream<Path> parts = Files.list(folder.resolve("whole/parts"))) {
            part = parts.findFirst().orElseThrow();
        }
        byte[] damaged = Files.readAllBytes(part);
        damaged[damaged.length / 2] ^= 0x55;
        Files.write(part, Arrays.copyOf(damaged, damaged.length - 3));

        assertThat(run("merged", "--merge", path("whole")).err()).contains("is no part of a census, or is damaged");
        assertThat(count("whole", FRAMES).err()).doesNotContain("before");
        assertThat(bytes("whole")).isEqualTo(good);
    }

    @Test
    void aFrameThatCannotBeReadIsCountedAndNamedAgainAndInTheMergeToo() throws IOException {
        Path frames = copied();
        byte[] file = Files.readAllBytes(frames.resolve("good/f3.img"));
        Files.write(frames.resolve("good/f3.img"), Arrays.copyOf(file, 700));
        for (String out : List.of("out", "out", "p1")) {
            Answer answer = count(out, frames, out.equals("p1") ? new String[] {"--part", "1/1"} : new String[0]);
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err()).contains("f3.img");
        }
        assertThat(table("out/census.csv").get(0)).containsEntry("frames", "17");
        assertThat(json("out").getAsJsonArray("failed")).hasSize(1);

        Answer merged = run("merged", "--merge", path("p1"));
        assertThat(merged.code()).isEqualTo(1);
        assertThat(merged.err()).contains("f3.img", "1 of 18 frames could not be counted");
        assertThat(bytes("merged")).isEqualTo(bytes("out"));
    }

    @Test
    void framesOfBothLabelsCountForNeitherAndAreTold() throws IOException {
        Answer answer = run(
                "out",
                MODEL,
                FRAMES.resolve("labels.csv").toString(),
                "--layers",
                "conv1",
                "--layers",
                "conv2",
                "--between",
                "rings",
                "strong");

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).contains("2 frames are of both categories");
        assertThat(json("out").getAsJsonObject("between").getAsJsonArray("both"))
                .hasSize(2)
                .allMatch(name -> name.getAsString().contains("ice"));
        for (Map<String, String> row : table("out/census.csv")) {
            assertThat(Double.parseDouble(row.getOrDefault("auc", "")))
                    .isCloseTo(
                            expected(cell(row, "layer"), cell(row, "unit"))
                                    .get("labels")
                                    .getAsDouble(),
                            offset(1e-12));
        }
    }

    @Test
    void withoutCategoriesThereAreNoAreasAndAllLayersWithWeightsAreCounted() throws IOException {
        assertThat(run("out", MODEL, FRAMES.toString()).code()).isZero();

        List<Map<String, String>> rows = table("out/census.csv");
        assertThat(rows).extracting(row -> cell(row, "layer")).containsOnly("conv1", "conv2", "quality", "ice");
        assertThat(rows).extracting(row -> cell(row, "auc")).containsOnly("");
        assertThat(json("out").has("between")).isFalse();
        assertThat(folder.resolve("out/census.png")).exists();
    }

    @Test
    void wrongUsageAndWrongNamesAreSaidBeforeAnythingIsWritten() {
        assertThat(run("out").code()).isEqualTo(2);
        assertThat(run("out", MODEL).code()).isEqualTo(2);
        assertThat(run("out", MODEL, FRAMES.toString(), "--part", "3/2").code()).isEqualTo(2);
        assertThat(run("out", MODEL, FRAMES.toString(), "--merge", path("p1")).code())
                .isEqualTo(2);
        assertThat(run("out", MODEL, FRAMES.toString(), "--layers", "conv9").err())
                .contains("no such layer");
        assertThat(run("out", MODEL, FRAMES.toString(), "--between", "ice", "snow")
                        .err())
                .contains("no frame is of the category 'snow'", "blank, good, ice");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Path copied() throws IOException {
        Path copy = folder.resolve("frames");
        try (Stream<Path> files = Files.walk(FRAMES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".img")).toList()) {
                Path target = copy.resolve(FRAMES.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
