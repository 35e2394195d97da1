package org.convscope.ui.work;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.export.figure.FigureFile;
import org.convscope.file.AtomicFile;
import org.convscope.frame.FrameSource;
import org.convscope.render.paper.PaperFigure;
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

    /** A drawing that is written in any size, and as PNG, SVG or PDF. */
    public static ExportItem figure(String name, String fileName, Provenance provenance, PaperFigure drawing) {
        return ExportItem.of(new FigureFile(drawing, name, provenance), fileName);
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
                (file, scale, monitor) ->
                        AtomicFile.write(file, FigureFile.described(svg.apply(provenance), provenance)));
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
