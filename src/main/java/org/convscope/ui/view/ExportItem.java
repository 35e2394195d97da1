package org.convscope.ui.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.convscope.export.figure.FigureFile;
import org.convscope.render.paper.FigureSize;
import org.convscope.task.TaskMonitor;

/**
 * Something a view can write to a file.
 *
 * @param name as the menu says it, such as {@code Mosaic of block3_conv3}
 * @param kind of file
 * @param fileName proposed, without ending: model, layer, range, frame
 * @param writer writes a snapshot taken when this was made
 * @param figure that can be written in any size, and as SVG and PDF too; empty for everything else
 */
public record ExportItem(String name, Kind kind, String fileName, Writer writer, Optional<FigureFile> figure) {
    public ExportItem(String name, Kind kind, String fileName, Writer writer) {
        this(name, kind, fileName, writer, Optional.empty());
    }

    /** A figure, which is a PNG of the size that suits it where nothing else is asked for. */
    public static ExportItem of(FigureFile figure, String fileName) {
        return new ExportItem(
                figure.title(),
                Kind.PNG,
                fileName,
                (file, scale, monitor) ->
                        figure.write(file, FigureFile.Format.PNG, FigureSize.natural(figure.figure()), scale),
                Optional.of(figure));
    }

    /** Kinds of files. */
    public enum Kind {
        /** A picture, at 1x to 4x. */
        PNG("png"),
        /** A drawing as lines and text. */
        SVG("svg"),
        /** Numbers as text. */
        CSV("csv"),
        /** An array for NumPy. */
        NPY("npy"),
        /** An array as HDF5. */
        HDF5("h5"),
        /** Names of frames, one a line. */
        LIST("lst");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }

        public String ending() {
            return ending;
        }
    }

    /** Writes off the event thread. */
    @FunctionalInterface
    public interface Writer {
        /**
         * @param file to be written, replaced if it is there
         * @param scale 1 to 4 for {@link Kind#PNG}, else 1
         */
        void write(Path file, int scale, TaskMonitor monitor) throws IOException;
    }
}
