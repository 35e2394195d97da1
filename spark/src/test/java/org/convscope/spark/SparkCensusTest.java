package org.convscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Submits the packed jar to a cluster of real processes: a master, two workers and their executors of one core each. */
class SparkCensusTest {
    private static final Path ROOT = property("convscope.root");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Byte for byte as one process only where as many threads compute. */
    private static final String THREADS = "OMP_NUM_THREADS";

    @TempDir
    private Path folder;

    private List<String> jars = List.of();

    /** What a process said and how it ended. */
    private record Ended(int code, String said) {}

    private static Path property(String name) {
        return Path.of(System.getProperty(name, ".")).toAbsolutePath().normalize();
    }

    @BeforeEach
    void findJars() throws IOException {
        try (Stream<Path> files = Files.list(property("convscope.lib"))) {
            jars = files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void anExecutorThatIsKilledLeavesNoTraceInTheResult() throws Exception {
        List<String> census = new ArrayList<>(List.of(
                ROOT.resolve("models/ice.h5").toString(),
                ROOT.resolve("sample-images").toString(),
                "--between",
                "ice",
                "blank",
                "--layers",
                "block3_conv3"));
        assertThat(oneProcess(census, "whole").code()).isZero();

        Ended ended = submit(List.of("--parts", "9"), census, "spark");

        assertThat(ended.said()).contains("killed executor").contains(": true").contains("task lost on");
        assertThat(ended.said().lines().filter(line -> line.startsWith("task done on ")))
                .hasSize(9);
        assertThat(ended.code()).as(ended.said()).isZero();
        for (String file : List.of("census.csv", "census.json", "shells.csv")) {
            Path whole = folder.resolve("whole").resolve(file);
            Path spark = folder.resolve("spark").resolve(file);
            assertThat(Files.exists(spark)).as(file).isEqualTo(Files.exists(whole));
            if (Files.exists(whole)) {
                assertThat(Files.readAllBytes(spark)).as(file).isEqualTo(Files.readAllBytes(whole));
            }
        }
        assertThat(Files.readAllLines(folder.resolve("spark/census.csv"))).hasSizeGreaterThan(32);
    }

    @Test
    void whatOtherMachinesCouldNotOpenIsRefusedBeforeAnythingIsCounted() throws Exception {
        Ended relative = submit(
                List.of(),
                List.of("models/ice.h5", ROOT.resolve("sample-images").toString()),
                "spark");

        assertThat(relative.code()).isEqualTo(1);
        assertThat(relative.said()).contains("convscope: ").doesNotContain("task done");
        assertThat(folder.resolve("spark")).doesNotExist();
    }

    /** The folder of the driver's process has the model; those of the executors have not. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatOnlyOtherMachinesCannotOpenIsSaidInASentence() throws Exception {
        Path here = Files.createDirectories(folder.resolve("run"));
        Files.copy(ROOT.resolve("models/ice.h5"), here.resolve("ice.h5"));
        List<String> census = List.of(
                "/proc/self/cwd/ice.h5", ROOT.resolve("sample-images/ice").toString());

        Ended ended = submit(List.of("--parts", "2"), census, "spark");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said())
                .containsPattern("(?m)^convscope: /proc/self/cwd/ice.h5: ")
                .contains("task lost on");
        assertThat(folder.resolve("spark/census.csv")).doesNotExist();
    }

    private Ended oneProcess(List<String> census, String out) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx1g", kept("one")));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, jars), "org.convscope.Main", "census"));
        command.addAll(census);
        command.addAll(List.of("--out", folder.resolve(out).toString()));
        return run(command);
    }

    private Ended submit(List<String> options, List<String> census, String out) throws Exception {
        Path home = property("spark.home");
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx1g"));
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptions().split(" ")));
        // the listener's class comes with the tests
        String classes = home.resolve("jars") + "/*" + File.pathSeparator + property("test.classes");
        command.addAll(List.of("-cp", classes, "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", "local-cluster[2,1,1024]", "--class", SparkCensus.class.getName()));
        Map<String, String> settings = Map.of(
                "spark.executorEnv." + THREADS,
                "1",
                "spark.executor.extraJavaOptions",
                kept("executors"),
                "spark.extraListeners",
                KillOneExecutor.class.getName(),
                "spark.local.dir",
                folder.resolve("local").toString(),
                "spark.ui.enabled",
                "false",
                "spark.driver.bindAddress",
                "127.0.0.1",
                "spark.driver.host",
                "127.0.0.1");
        settings.forEach((name, value) -> command.addAll(List.of("--conf", name + "=" + value)));
        command.addAll(
                List.of("--jars", String.join(",", jars), property("spark.jar").toString()));
        command.addAll(options);
        command.addAll(census);
        command.addAll(List.of("--out", folder.resolve(out).toString()));
        return run(command);
    }

    /** Nothing that was counted before is known. */
    private String kept(String name) {
        return "-Dconvscope.config=" + folder.resolve("kept-" + name);
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve("run")).toFile());
        builder.redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put(THREADS, "1");
        environment.put("SPARK_HOME", property("spark.home").toString());
        // what a distribution's scripts set
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        String said;
        try (var reader = process.inputReader()) {
            said = reader.lines().collect(Collectors.joining("\n"));
        }
        return new Ended(process.waitFor(), said);
    }
}
