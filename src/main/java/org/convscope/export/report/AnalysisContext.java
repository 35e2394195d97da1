package org.convscope.export.report;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convscope.core.Engine;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.Provenance;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * What an analysis in a report is made from.
 *
 * @param folder that its pictures go into
 * @param inputs what the network takes for each frame that is shown, one at least
 * @param frames reads their files
 * @param maps computed maps, those of the report among them
 */
record AnalysisContext(
        Engine engine,
        ReportFolder folder,
        ReportRequest request,
        Map<CategorizedFrame, NetworkInput> inputs,
        FrameFiles frames,
        ComputeMaps maps,
        TaskMonitor monitor) {
    /** Where the pictures of analyses lie. */
    private static final String PLACE = "analyses/";

    AnalysisContext {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Where a picture of an analysis lies, from the page. */
    static String path(String name) {
        return PLACE + name + ".png";
    }

    Network network() {
        return request.model().network();
    }

    Provenance provenance() {
        return folder.provenance();
    }

    /**
     * Writes a picture and gives the HTML of the figure.
     *
     * @param name of its file, without folder and ending
     */
    String figure(String name, BufferedImage image, Provenance shown, String alternative, String caption) {
        String file = path(name);
        folder.picture(file, image, shown);
        return HtmlPieces.figure(file, image.getWidth(), image.getHeight(), alternative, caption);
    }
}
