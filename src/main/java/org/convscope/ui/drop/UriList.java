package org.convscope.ui.drop;

import java.awt.datatransfer.DataFlavor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.problem.Problem;

/**
 * {@code text/uri-list} (RFC 2483), which some programs offer instead of a list of files.
 *
 * @param paths local files
 * @param problems the other addresses
 */
record UriList(List<Path> paths, List<Problem> problems) {
    UriList {
        paths = List.copyOf(paths);
        problems = List.copyOf(problems);
    }

    static Optional<DataFlavor> flavour(DataFlavor... offered) {
        return Arrays.stream(offered)
                .filter(flavour -> flavour.isMimeTypeEqual("text/uri-list")
                        && String.class.equals(flavour.getRepresentationClass()))
                .findFirst();
    }

    /** Comments are passed over. */
    static UriList parse(Object text) {
        List<Path> paths = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String line : text.toString().split("\r?\n")) {
            String address = line.strip();
            if (!address.isEmpty() && !address.startsWith("#")) {
                try {
                    paths.add(path(address));
                } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
                    problems.add(Problem.inFile(address, "is no file on this computer")
                            .nextStep("Save it as a file first"));
                }
            }
        }
        return new UriList(paths, problems);
    }

    /** RFC 8089: this computer's name may be left out, or stand there as {@code localhost}. */
    private static Path path(String address) throws URISyntaxException {
        var uri = new URI(address);
        boolean here = "file".equalsIgnoreCase(uri.getScheme()) && "localhost".equalsIgnoreCase(uri.getHost());
        return Path.of(here ? new URI("file", null, uri.getPath(), null) : uri);
    }
}
