package org.convscope.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.FrameFolders;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;

/**
 * How long frames take to open, or a folder to list, five times in this process. Prints a JSON line each.
 *
 * <pre>MeasureFrames FILE|FOLDER</pre>
 */
public final class MeasureFrames {
    private MeasureFrames() {}

    public static void main(String[] args) {
        Path path = Path.of(args[0]);
        for (int i = 0; i < 5; i++) {
            long begin = System.nanoTime();
            String what;
            if (Files.isDirectory(path)) {
                List<CategorizedFrame> entries = new FrameFolders(new FrameFiles()).list(path);
                what = entries.size() + " frames listed";
            } else {
                what = new FrameFiles().read(FrameSource.of(path)).toString();
            }
            System.out.printf(
                    Locale.ROOT, "{\"what\": \"%s\", \"s\": %.3f}%n", what, (System.nanoTime() - begin) / 1e9);
        }
    }
}
