package org.convscope.ui.drop;

import java.awt.datatransfer.DataFlavor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code text/uri-list} (RFC 2483), which some programs offer instead of a list of files. */
final class UriList {
    private UriList() {}

    static Optional<DataFlavor> flavour(DataFlavor... offered) {
        return Arrays.stream(offered)
                .filter(flavour -> flavour.isMimeTypeEqual("text/uri-list")
                        && String.class.equals(flavour.getRepresentationClass()))
                .findFirst();
    }

    /** Local files only; comments and other addresses are passed over. */
    static List<Path> parse(Object text) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String line : text.toString().split("\r?\n")) {
            if (line.startsWith("file:")) {
                try {
                    paths.add(Path.of(URI.create(line.strip())));
                } catch (IllegalArgumentException | FileSystemNotFoundException e) {
                    throw new IOException("no local file: " + line, e);
                }
            }
        }
        return paths;
    }
}
