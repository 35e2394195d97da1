package org.convscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.dataset.DataSetOrigin;
import picocli.CommandLine.Option;

/** How classes of data sets are called where several data sets are joined. */
final class RenameOptions {
    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description =
                    "Call a category or another class by another name, such as noxtal=blank: two of one name are one.")
    private Map<String, String> renamed = new LinkedHashMap<>();

    /** These data sets, joined. */
    DataSetOrigin of(List<Path> paths) {
        return new DataSetOrigin(paths, renamed);
    }
}
