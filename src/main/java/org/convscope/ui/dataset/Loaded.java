package org.convscope.ui.dataset;

import java.nio.file.Path;
import org.convscope.dataset.DataSet;

/** An open data set; two of the same content stay two, so that comparing them costs nothing. */
final class Loaded {
    private final Path path;
    private final DataSet dataSet;

    Loaded(Path path, DataSet dataSet) {
        this.path = path;
        this.dataSet = dataSet;
    }

    /** As the workspace names it. */
    Path path() {
        return path;
    }

    DataSet dataSet() {
        return dataSet;
    }

    String name() {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }
}
