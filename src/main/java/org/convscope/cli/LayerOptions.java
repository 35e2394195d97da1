package org.convscope.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The {@code --layers} option. */
final class LayerOptions {
    @Option(
            names = "--layers",
            paramLabel = "NAME",
            description = "Only this layer, named exactly as the summary lists it; can be given several times.")
    private List<String> layers = List.of();

    /** Empty for all. */
    List<String> names() {
        return layers;
    }
}
