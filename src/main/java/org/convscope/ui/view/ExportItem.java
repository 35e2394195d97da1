package org.convscope.ui.view;

import java.io.IOException;
import java.nio.file.Path;
import org.convscope.task.TaskMonitor;

/**
 * Something a view can write to a file.
 *
 * @param name as the menu says it, such as {@code Mosaic of block3_conv3}
 * @param kind of file
 * @param fileName proposed, without ending: model, layer, range, frame
 * @param writer writes a snapshot taken when this was made
 */
public record ExportItem(String name, Kind kind, String fileName, Writer writer) {
    /** Kinds of files. */
    public enum Kind {
        /** A picture, at 1x to 4x. */
        PNG("png"),
        /** A chart as lines and text. */
        SVG("svg"),
        /** Numbers as text. */
        CSV("csv"),
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
