package org.convscope.cli;

import picocli.CommandLine.Option;

/** {@code --json} where a command prints nothing else: taken, so that nobody has to know which commands do. */
final class JsonAnyway {
    @Option(names = "--json", description = "Print JSON, which this command does anyway.")
    void json(boolean asked) {
        // there is nothing to choose
    }
}
