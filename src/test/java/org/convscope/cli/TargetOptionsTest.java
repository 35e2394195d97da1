package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.target.Target;
import org.convscope.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class TargetOptionsTest {
    private static final Network NETWORK = new TestNetwork()
            .input(8, 8, 1)
            .conv("conv", 3, 3)
            .flatten("flat")
            .dense("out", 2)
            .build();

    @Command(name = "test")
    private static final class Asking {
        @Mixin
        private TargetOptions target = new TargetOptions();
    }

    private static TargetOptions options(String arguments) {
        Asking asking = new Asking();
        new CommandLine(asking).parseArgs(arguments.split(" ", -1));
        return asking.target;
    }

    @Test
    void aUnitOrAClass() {
        assertThat(options("--layer conv --unit 2").one(NETWORK)).isEqualTo(new Target.Unit("conv", 2));
        assertThat(options("--output out --class 1").one(NETWORK)).isEqualTo(new Target.OutputClass("out", 1));
        assertThat(options("--class 1").one(NETWORK)).isEqualTo(new Target.OutputClass("out", 1));
    }

    @Test
    void unitsInTheirOrderAndAllOfThem() {
        assertThat(options("--layer conv --unit 2 --unit 0").all(NETWORK))
                .isEqualTo(List.of(new Target.Unit("conv", 2), new Target.Unit("conv", 0)));
        assertThat(options("--layer conv --unit all").all(NETWORK)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--layer conv|--layer needs a --unit",
                "--unit 1|--unit needs the --layer",
                "--output out|--output needs a --class",
                "--layer conv --unit 1 --class 1|Give either a unit",
                "--layer conv --unit 1 --unit 2|Give one --unit",
                "--layer conv --unit all|Give one --unit",
                "--layer conv --unit -3|from 0, or all, but found -3",
                "--layer conv --unit some|from 0, or all, but found some"
            })
    void whatDoesNotGoTogetherIsWrongUsage(String arguments, String message) {
        assertThatThrownBy(() -> options(arguments).one(NETWORK))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(message);
    }

    @Test
    void nothingNamedIsWrongUsage() {
        Asking asking = new Asking();
        new CommandLine(asking).parseArgs();

        assertThatThrownBy(() -> asking.target.all(NETWORK)).isInstanceOf(ParameterException.class);
    }
}
