package org.convscope.ui.work;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.file.AtomicFile;
import org.convscope.frame.FrameSource;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;

/** What views have in common when they write what they show. */
public final class ViewExports {
    private ViewExports() {}

    /**
     * The model's file and the frame's.
     *
     * @param model that what is written was computed with, which need not be the open one any more
     */
    public static Provenance provenance(ModelDocument model, Optional<FrameSource> frame) {
        Provenance made = Provenance.start()
                .with("Model", model.model().file().toAbsolutePath().toString())
                .with(model.network().declarations())
                .with("Preprocessing", model.preprocessingKey());
        return frame.isPresent() ? made.with("Frame", place(frame.get())) : made;
    }

    /** Where a frame lies, whatever the working folder. */
    public static String place(FrameSource frame) {
        return frame.in(frame.file().toAbsolutePath()).toString();
    }

    /**
     * @param drawn the picture at a scale of 1 to 4; called off the event thread
     */
    public static ExportItem png(
            String name, String fileName, Provenance provenance, DoubleFunction<BufferedImage> drawn) {
        return new ExportItem(name, ExportItem.Kind.PNG, fileName, (file, scale, monitor) -> {
            BufferedImage image = drawn.apply(scale);
            monitor.checkCancelled();
            PictureFile.write(file, image, provenance.with("Title", name));
        });
    }

    /**
     * @param svg the drawing; called off the event thread
     */
    public static ExportItem svg(
            String name, String fileName, Provenance provenance, Function<Provenance, String> svg) {
        return new ExportItem(
                name,
                ExportItem.Kind.SVG,
                fileName,
                (file, scale, monitor) -> AtomicFile.write(file, described(svg.apply(provenance), provenance)));
    }

    /** SVG's own place for what a drawing is. */
    private static String described(String svg, Provenance provenance) {
        int root = svg.indexOf("<svg");
        int end = svg.indexOf('>', root);
        if (root < 0 || end < 0) {
            return svg;
        }
        String text =
                provenance.comment().replace("# ", "").replace("&", "&amp;").replace("<", "&lt;");
        return svg.substring(0, end + 1) + "<desc>" + text.strip() + "</desc>" + svg.substring(end + 1);
    }

    /**
     * @param csv the table with its provenance; called off the event thread
     */
    public static ExportItem csv(
            String name, String fileName, Provenance provenance, Function<Provenance, String> csv) {
        return new ExportItem(
                name,
                ExportItem.Kind.CSV,
                fileName,
                (file, scale, monitor) -> AtomicFile.write(file, csv.apply(provenance)));
    }
}
