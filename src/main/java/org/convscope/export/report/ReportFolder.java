package org.convscope.export.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.convscope.export.CsvTable;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.file.OutputFolder;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;

/** The folder of a report, and the files written into it. */
final class ReportFolder {
    static final String PAGE = "index.html";
    static final String NUMBERS = "report.json";
    static final String SUMMARY = "summary.csv";
    static final String KERNELS = "kernels.csv";
    static final String GRADIENT = "gradient.png";

    private final OutputFolder folder;
    private final Provenance provenance;
    private final LayerFileNames names;
    private final List<String> files = new ArrayList<>();

    /**
     * @param network whose layers the report shows
     */
    ReportFolder(OutputFolder folder, Provenance provenance, Network network) {
        this.folder = folder;
        this.provenance = provenance;
        this.names = new LayerFileNames(
                network.calls().stream().map(LayerCall::id).toList(), List.of(FrameSection.FRAME, FrameSection.STRIPE));
    }

    /** The provenance that every file of the report carries. */
    Provenance provenance() {
        return provenance;
    }

    /** Paths from the page of everything written so far. */
    List<String> files() {
        return Collections.unmodifiableList(files);
    }

    /**
     * @param file path from the page, with slashes
     */
    void picture(String file, BufferedImage image, Provenance shown) {
        PictureFile.write(folder, file, image, shown);
        files.add(file);
    }

    void table(String file, CsvTable csv, Provenance shown) {
        text(file, csv.text(shown));
    }

    void text(String file, String text) {
        folder.write(file, text);
        files.add(file);
    }

    /** The name of a layer's pictures, without folder and ending. */
    String name(String layer) {
        return names.of(layer);
    }
}
