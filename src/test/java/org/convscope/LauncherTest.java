package org.convscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code bin/convscope} gives to Java, by a Java that only says what it was given. */
class LauncherTest {
    @TempDir
    private Path root;

    @BeforeEach
    void checkout() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        Files.createDirectories(root.resolve("bin"));
        Files.copy(Path.of("bin/convscope"), root.resolve("bin/convscope"));
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("src/main"));
        Files.writeString(root.resolve("pom.xml"), "");
        Path java = Files.createDirectories(root.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s' \"$LC_ALL\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        // newer than what it is built of, so that nothing is built
        Files.writeString(
                Files.createDirectories(root.resolve("target/app/lib")).resolve("convscope.jar"), "");
        assumeTrue(run(Map.of("LC_ALL", "C.UTF-8"), "locale", "charmap").strip().equals("UTF-8"));
    }

    @ParameterizedTest
    @CsvSource({"LC_ALL, C", "LC_ALL, POSIX", "LC_CTYPE, C", "LANG, C", "LANG, ''", "LANG, tlh_QO.UTF-8"})
    void aLocaleOfAsciiOnlyBecomesOneThatKnowsAllNames(String variable, String locale) throws Exception {
        assertThat(launch(Map.of(variable, locale))).isEqualTo("C.UTF-8");
    }

    @Test
    void aLocaleThatKnowsAllNamesStays() throws Exception {
        assertThat(launch(Map.of("LANG", "C.UTF-8"))).isEmpty();
        assertThat(launch(Map.of("LC_ALL", "C.utf8"))).isEqualTo("C.utf8");
    }

    @Test
    void theJarsOfCudaStandBehindTheProgramsOwn() throws Exception {
        say("printf '%s ' \"$@\"");
        String jar = root.resolve("target/app/lib/convscope.jar").toString();
        assertThat(launch(Map.of())).contains(" -cp " + jar + " org.convscope.Main summary model.h5");
        Path cuda = Files.createDirectories(root.resolve("cuda"));
        assertThat(launch(Map.of())).contains(" -cp " + jar + ":" + cuda + "/* org.convscope.Main");
        Path elsewhere = Files.createDirectories(root.resolve("else where"));
        assertThat(launch(Map.of("CONVSCOPE_CUDA", elsewhere.toString())))
                .contains(" -cp " + jar + ":" + elsewhere + "/* org.convscope.Main");
    }

    /** Whatever Java the machine has, and nothing that could be built. */
    @Test
    void aPackageRunsWithItsOwnJavaAndClassArchive() throws Exception {
        unpack();
        Path archive = Files.writeString(root.resolve("lib/classes.jsa"), "");
        say("printf '%s ' \"$0\" \"$@\"");
        assertThat(launch(Map.of()))
                .startsWith(root.resolve("lib/runtime/bin/java").toString())
                .contains("-XX:SharedArchiveFile=" + archive)
                .contains(" -cp " + root.resolve("lib/app/convscope.jar") + " org.convscope.Main summary model.h5");
    }

    /** The JVM takes no class archive of another place: such a one would be named at each start and of no use. */
    @Test
    void anUnpackedPackageThatWasMovedWritesItsClassArchiveAnew() throws Exception {
        unpack();
        Path lib = root.resolve("lib");
        Path earlier = Files.writeString(lib.resolve("package-1-2.jsa"), "");
        // writes what it is asked for, if for as large a heap as the program's, and as the program waits for that
        say("""
                for option in "$@"; do
                    case $option in -XX:SharedArchiveFile=*) archive=${option#*=} ;; esac
                done
                case " $* " in *" -XX:MaxRAMPercentage=40 -Xshare:dump "*) exec touch "$archive" ;; esac
                printf '%s ' "${archive:-none}"
                until ls "$(dirname "$0")"/../../package-*.jsa; do :; done 2>/dev/null""");
        String[] first = launch(Map.of()).split("\\s+");
        Path written = Path.of(first[1]).toRealPath();
        assertThat(first[0]).isEqualTo("none");
        assertThat(earlier).doesNotExist();
        assertThat(launch(Map.of())).startsWith(written + " ");
        assertThat(launch(Map.of("LC_ALL", "C", "TZ", "Asia/Tokyo"))).startsWith(written + " ");
        Files.setLastModifiedTime(lib.resolve("app/convscope.jar"), FileTime.fromMillis(0));
        assertThat(launch(Map.of())).startsWith("none ").doesNotContain(written.toString());
    }

    @Test
    void optionsForTheMachinesJdkDoNotReachAPackagesOwn() throws Exception {
        say("printf '%s' \"${JDK_JAVA_OPTIONS-unset}\"");
        assertThat(launch(Map.of("JDK_JAVA_OPTIONS", "-Dagent=1"))).isEqualTo("-Dagent=1");
        unpack();
        assertThat(launch(Map.of("JDK_JAVA_OPTIONS", "-Dagent=1"))).isEqualTo("unset");
    }

    /** Makes a package of the checkout. */
    private void unpack() throws IOException {
        Path bin = Files.createDirectories(root.resolve("lib/runtime/bin"));
        Files.move(root.resolve("java/bin/java"), bin.resolve("java"));
        Files.move(
                root.resolve("target/app/lib/convscope.jar"),
                Files.createDirectories(root.resolve("lib/app")).resolve("convscope.jar"));
        Files.delete(root.resolve("pom.xml"));
    }

    private void say(String line) throws IOException {
        Path own = root.resolve("lib/runtime/bin/java");
        Files.writeString(Files.exists(own) ? own : root.resolve("java/bin/java"), "#!/bin/bash\n" + line + "\n");
    }

    private String launch(Map<String, String> locale) throws IOException, InterruptedException {
        return run(locale, "bash", root.resolve("bin/convscope").toString(), "summary", "model.h5");
    }

    private String run(Map<String, String> locale, String... command) throws IOException, InterruptedException {
        Path out = root.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        builder.environment().keySet().removeAll(List.of("CONVSCOPE_JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", root.resolve("java").toString());
        builder.environment().putAll(locale);
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
