package org.convscope.export.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.BlockStage;
import org.convscope.choice.RangeScope;
import org.convscope.choice.ReportedAnalysis;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.file.OutputFolder;
import org.convscope.input.OutputLabel;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.target.Target;
import org.convscope.network.Network;
import org.convscope.render.colour.ColourShading;

/**
 * The contents of a report as asked for.
 *
 * @param folder where it goes; made if it is not there
 * @param frames in order; those of one category stand together
 * @param remarks said at the top, such as that only some of the frames are shown
 */
public record ReportRequest(
        OutputFolder folder, Subject model, List<CategorizedFrame> frames, List<String> remarks, Settings settings) {
    public ReportRequest {
        frames = List.copyOf(frames);
        remarks = List.copyOf(remarks);
    }

    /**
     * The model, as far as a report needs it.
     *
     * @param file as the user named it
     * @param format of the file
     * @param importer what DL4J's importer said, a sentence
     * @param preprocessing how frames become inputs
     * @param labels what outputs mean
     */
    public record Subject(
            Path file,
            String format,
            Network network,
            String importer,
            Preprocessing preprocessing,
            List<OutputLabel> labels) {
        public Subject {
            labels = List.copyOf(labels);
        }

        /** The file's name without its folder. */
        public String name() {
            Path name = file.getFileName();
            return name == null ? file.toString() : name.toString();
        }
    }

    /**
     * @param row which row of each frame is plotted; held within the frame
     * @param scope whose range is at the ends of the colour map
     * @param shading limits, curve and colours of maps and, but for limits in numbers, of kernels
     * @param variant which output stands for a block
     * @param analyses what it takes in beside
     */
    public record Settings(
            int row,
            RangeScope scope,
            ColourShading shading,
            BlockStage variant,
            Resolution resolution,
            Predictions predictions,
            Analyses analyses) {}

    /**
     * Analyses that the report takes in.
     *
     * @param kinds in the order of their sections
     * @param unit whose incoming kernels are shown; else one is chosen, and said
     */
    public record Analyses(List<ReportedAnalysis> kinds, Optional<Target.Unit> unit) {
        public static final Analyses NONE = new Analyses(List.of(), Optional.empty());

        public Analyses {
            kinds = kinds.stream().distinct().sorted().toList();
        }
    }

    /** The size of drawn maps. */
    public enum Resolution {
        /** Maps as large as a page has room for. */
        PAGE,
        /** One pixel a value. */
        FULL
    }

    /** Whether outputs are computed, for which dense weights have to be read. */
    public enum Predictions {
        SHOWN,
        LEFT_OUT
    }
}
