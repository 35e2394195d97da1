package org.convscope.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerasModelsTest {
    @TempDir
    Path folder;

    @Test
    void namesLayersOfNestedAndSharedModelsAndListsThemInTheFilesOrder() {
        try (OpenModel model = Golden.open("k3_nested/model.keras")) {
            assertThat(model.network().layers().stream().map(LayerCall::id))
                    .containsSubsequence("base/conv_one#1", "base/bn_one#1", "base/@output#1")
                    .endsWith("sum", "tail/conv", "tail/relu", "tail/@output", "gap");
            assertThat(model.network().inputs()).containsExactly("left", "right");
            assertThat(model.format()).isEqualTo("Keras archive");
        }
    }

    @Test
    void cutsAtALambdaAndKeepsTheKernelsBehindIt() {
        try (OpenModel model = Golden.open("k3_lambda_mid/model.keras")) {
            Network network = model.network();
            assertThat(network.unavailable("before")).isEmpty();
            assertThat(network.unavailable("magic"))
                    .hasValueSatisfying(r -> assertThat(r).contains("Python code"));
            assertThat(network.unavailable("after"))
                    .hasValueSatisfying(r -> assertThat(r).contains("magic"));
            assertThat(network.call("after").kernel().map(Weight::size)).hasValue(36L);
            assertThat(model.remarks()).singleElement().satisfies(r -> assertThat(r.subject())
                    .contains("magic"));
        }
    }

    @Test
    void readsRowsOfAKernelAlone() {
        try (OpenModel model = Golden.open("k2_plain/model.h5")) {
            Weight kernel = model.network().call("predictions").kernel().orElseThrow();
            float[] all = kernel.read().data();
            int units = kernel.shape()[1];
            assertThat(kernel.readRows(2, 4)).containsExactly(java.util.Arrays.copyOfRange(all, 2 * units, 4 * units));
        }
    }

    /** Keras 3's to_json says no version; hard_sigmoid, a transposed kernel and more depend on it. */
    @Test
    void weightsWithTheArchitectureOfKeras3AreOfKeras3() {
        Path file = Golden.file("k3_weights/plain.weights.h5");
        try (OpenModel model = KerasModels.open(file, Optional.of(Golden.file("k3_weights/plain.json")))) {
            assertThat(model.network().kerasVersion()).startsWith("3");
            assertThat(model.network().call("hs").activation())
                    .isEqualTo(Activation.of(Activation.Kind.HARD_SIGMOID_3));
        }
    }

    @Test
    void aLayerMayBeCalledLikeTheGroupOfAWholeModelsWeights() {
        Path file = Golden.file("k2_weights/named.h5");
        try (OpenModel model = KerasModels.open(file, Optional.of(Golden.file("k2_weights/named.json")))) {
            assertThat(model.network().unavailable("other")).isEmpty();
        }
    }

    @Test
    void opensWeightsAloneAndWithAnArchitecture() {
        for (String name : List.of("plain.h5", "plain.weights.h5")) {
            Path file = Golden.file("k2_weights/" + name);
            try (OpenModel alone = KerasModels.open(file, Optional.empty());
                    OpenModel whole = KerasModels.open(file, Optional.of(Golden.file("k2_weights/plain.json")))) {
                assertThat(alone.network().convolutions()).hasSizeGreaterThanOrEqualTo(2);
                assertThat(alone.network().layers())
                        .allSatisfy(call -> assertThat(alone.network().unavailable(call.id()))
                                .isPresent());
                assertThat(whole.network().layers()).hasSize(11).allSatisfy(call -> assertThat(
                                whole.network().unavailable(call.id()))
                        .isEmpty());
                float[] kernel = whole.network()
                        .call("predictions")
                        .kernel()
                        .orElseThrow()
                        .read()
                        .data();
                try (OpenModel model = Golden.open("k2_plain/model.h5")) {
                    assertThat(kernel)
                            .containsExactly(model.network()
                                    .call("predictions")
                                    .kernel()
                                    .orElseThrow()
                                    .read()
                                    .data());
                }
            }
        }
    }

    @Test
    void dl4jsImporterAgreesOnEveryGoldenModel() {
        for (Path file : Golden.models()) {
            try (OpenModel model = KerasModels.open(file, Optional.empty())) {
                ImporterReport report = model.importer();
                assertThat(report.remarks()).as(file.toString()).isEmpty();
                assertThat(report.verdict()).isEqualTo(ImporterReport.Verdict.AGREES);
            }
        }
    }

    @Test
    void saysWhatAFileIsThatIsNoModel() throws IOException {
        assertRefused(write("empty.h5", new byte[0]), "is empty (0 bytes)");
        assertRefused(write("picture.h5", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}), "PNG picture");
        assertRefused(write("notes.keras", "my notes".getBytes(StandardCharsets.UTF_8)), "found text");
        assertRefused(folder.resolve("absent.h5"), "no such file");
        assertRefused(folder, "folder");
        byte[] good = Files.readAllBytes(Golden.file("k2_plain/model.h5"));
        assertRefused(write("cut.h5", java.util.Arrays.copyOf(good, good.length / 2)), "cut short");
        byte[] archive = Files.readAllBytes(Golden.file("k3_plain/model.keras"));
        assertRefused(write("cut.keras", java.util.Arrays.copyOf(archive, archive.length / 2)), "cut short");
        assertRefused(Golden.file("k2_plain/input.h5"), "no model_config");
    }

    @Test
    void refusesDescriptionsThatAreNoModel() throws IOException {
        assertRefused(archive("[".repeat(200_000)), "nested too deep");
        assertRefused(archive("{\"class_name\": \"Functional\", \"config\": {\"layers\": ["), "no valid JSON");
        assertRefused(archive("{}"), "lacks class_name and config");
        assertRefused(archive(chain("conv", "conv")), "two layers have this name");
        assertRefused(
                archive(functional(relu("a", "b") + "," + relu("b", "a"), "b")), "'a', 'b' take their input from one");
        assertRefused(archive(functional(relu("a", "nowhere"), "a")), "'nowhere', which does not exist");
        String many = "{\"class_name\": \"ReLU\", \"config\": {}},".repeat(30_000);
        assertRefused(
                archive("{\"class_name\": \"Sequential\", \"config\": {\"layers\": ["
                        + many.substring(0, many.length() - 1) + "]}}"),
                "too many layers");
    }

    @Test
    void namesALayerWithImpossibleSettingsAndGoesOn() throws IOException {
        String bad = "{\"class_name\": \"Sequential\", \"config\": {\"layers\": ["
                + "{\"class_name\": \"InputLayer\", \"config\": {\"name\": \"in\", \"batch_shape\": [null, 8, 8, 1]}},"
                + "{\"class_name\": \"ReLU\", \"config\": {\"name\": \"fine\"}},"
                + "{\"class_name\": \"MaxPooling2D\", \"config\": {\"name\": \"pool\", \"strides\": 0}}]}}";
        try (OpenModel model = KerasModels.open(archive(bad), Optional.empty())) {
            assertThat(model.network().unavailable("fine")).isEmpty();
            assertThat(model.remarks().toString())
                    .contains("pool")
                    .contains("strides")
                    .contains("1 or more");
        }
    }

    @Test
    void findsAWrongChecksumAndAFileChangedWhileOpen() throws IOException {
        byte[] archive = Files.readAllBytes(Golden.file("k3_plain/model.keras"));
        int at = new String(archive, StandardCharsets.ISO_8859_1).indexOf("block1_conv1");
        archive[at] = 'B';
        assertRefused(write("crc.keras", archive), "CRC-32");
        Path copy = write("copy.h5", Files.readAllBytes(Golden.file("k2_plain/model.h5")));
        try (OpenModel model = KerasModels.open(copy, Optional.empty())) {
            Weight kernel = model.network().call("predictions").kernel().orElseThrow();
            Files.write(copy, new byte[100]);
            assertThatThrownBy(kernel::read)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("changed or removed while open");
        }
    }

    /** Zstandard, as archivers of today may choose it. */
    @Test
    void anEntryPackedInAnUnknownWayIsRefused() throws IOException {
        byte[] archive = Files.readAllBytes(archive("{}"));
        String letters = new String(archive, StandardCharsets.ISO_8859_1);
        archive[letters.indexOf("PK\3\4") + 8] = 93;
        archive[letters.indexOf("PK\1\2") + 10] = 93;
        assertRefused(write("zstandard.keras", archive), "packed in a way that is not supported");
    }

    private void assertRefused(Path file, String said) {
        assertThatThrownBy(() -> KerasModels.open(file, Optional.empty()).close())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(said)
                .hasMessageContaining(file.getFileName().toString());
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String relu(String name, String from) {
        return "{\"class_name\": \"ReLU\", \"name\": \"" + name + "\", \"config\": {\"name\": \"" + name
                + "\"}, \"inbound_nodes\": [[[\"" + from + "\", 0, 0, {}]]]}";
    }

    private static String functional(String layers, String output) {
        return "{\"class_name\": \"Functional\", \"config\": {\"name\": \"m\", \"layers\": ["
                + "{\"class_name\": \"InputLayer\", \"name\": \"in\", \"config\": {\"name\": \"in\", "
                + "\"batch_shape\": [null, 4, 4, 1]}, \"inbound_nodes\": []}," + layers
                + "], \"input_layers\": [[\"in\", 0, 0]], \"output_layers\": [[\"" + output + "\", 0, 0]]}}";
    }

    private static String chain(String... names) {
        StringBuilder layers = new StringBuilder();
        for (String name : names) {
            layers.append(layers.isEmpty() ? "" : ",").append(relu(name, "in"));
        }
        return functional(layers.toString(), names[0]);
    }

    /** A .keras archive without weights. */
    private Path archive(String config) throws IOException {
        Path file = Files.createTempFile(folder, "model", ".keras");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
            ZipEntry entry = new ZipEntry("config.json");
            CRC32 crc = new CRC32();
            crc.update(bytes);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        }
        return file;
    }
}
