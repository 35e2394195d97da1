package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shells and {@code man} get, which says what the help says. */
class ManualAndCompletionTest {
    @TempDir
    private Path folder;

    @Test
    void theManualPageHasEveryCommandAndOptionOfTheHelp() {
        String manual = output("manual").replace("\\-", "-");
        String help = output("--help");
        List<String> commands = help.substring(help.indexOf("Commands:"))
                .lines()
                .filter(line -> line.matches("  [a-z]+ .*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        assertThat(commands).contains("gui", "inspect", "train", "manual").hasSizeGreaterThan(20);
        for (String command : commands) {
            assertThat(output(command, "--help"))
                    .as("made alone, and with all others")
                    .isEqualTo(output("help", command));
            assertThat(manual).contains(".SS \"convscope " + command + "\"");
            output(command, "--help")
                    .lines()
                    .filter(line -> line.matches(" +(-\\w, )?--[a-z-]+.*"))
                    .map(line -> line.replaceAll("^ +(-\\w, )?(--[a-z-]+).*", "$2"))
                    .forEach(option -> assertThat(manual).contains("\\fB" + option + "\\fR"));
        }
        assertThat(manual).doesNotContain("%%", "%n").contains("0.1%");
        assertThat(manual.lines())
                .allMatch(line -> !line.startsWith(".") || line.matches("\\.(TH|SH|SS|PP|TP|nf|fi).*"));
    }

    @Test
    void bashCompletesCommandsOptionsAndValues() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/bash")));
        assertThat(completed("insp")).containsExactly("inspect");
        assertThat(completed("inspect", "--full")).containsExactly("--full-resolution");
        assertThat(completed("inspect", "--engine", "o")).containsExactly("onednn");
        assertThat(completed("completion", "")).contains("bash", "zsh");
    }

    @Test
    void zshFindsTheCommandInTheFirstLine() {
        String script = output("completion", "zsh");
        assertThat(script).startsWith("#compdef convscope\n").doesNotContain(" compopt ");
        assertThat(Answer.of(new NoWindow(), "completion", "fish").code()).isEqualTo(2);
    }

    private static String output(String... arguments) {
        Answer answer = Answer.of(new NoWindow(), arguments);
        assertThat(answer.code()).isZero();
        return answer.out();
    }

    /** What bash proposes for the last word. */
    private List<String> completed(String... words) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("completion"), output("completion", "bash"));
        String line = String.join(
                " ", Arrays.stream(words).map(word -> "'" + word + "'").toList());
        Process bash = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "source " + script + "; COMP_WORDS=(convscope " + line + "); COMP_CWORD=" + words.length
                                + "; _complete_convscope; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .redirectOutput(folder.resolve("reply").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readAllLines(folder.resolve("reply"));
    }
}
