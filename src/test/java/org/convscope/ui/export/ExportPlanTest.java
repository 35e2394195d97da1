package org.convscope.ui.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.convscope.export.Provenance;
import org.convscope.export.figure.FigureFile;
import org.convscope.problem.ProblemException;
import org.convscope.render.paper.FigureSize;
import org.convscope.render.paper.PaperFigure;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export will be, without a window. */
class ExportPlanTest {
    /** Half as high as it is wide, all red. */
    private record Red() implements PaperFigure {
        @Override
        public double width() {
            return 400;
        }

        @Override
        public double height(double width) {
            return width / 2;
        }

        @Override
        public void paint(Graphics2D g, double width, double pixels) {
            g.setColor(Color.RED);
            g.fill(new Rectangle2D.Double(0, 0, width, width / 2));
        }
    }

    private static ExportItem figure() {
        return ViewExports.figure("a figure", "figure", Provenance.start().with("Model", "a<b>&c.h5"), new Red());
    }

    private static ExportItem table() {
        return ViewExports.csv("a table", "table", Provenance.start(), made -> made.comment() + "a,b\n1,2\n");
    }

    @Test
    void aFigureBeginsInTheSizeThatSuitsItAndSaysHowLargeItWillBe() {
        ExportPlan plan = ExportPlan.of(figure());
        assertThat(plan.sizeText()).isEqualTo("400 × 200 pixels");
        assertThat(plan.withScale(3).sizeText()).isEqualTo("1200 × 600 pixels");
        ExportPlan wide = plan.with(FigureFile.Format.PDF).with(new FigureSize(FigureSize.pixels(170), 8));
        assertThat(wide.sizeText()).isEqualTo("170 × 85 mm");
        assertThat(wide.ending()).isEqualTo(".pdf");
        assertThat(wide.isPixels()).isFalse();
        assertThat(wide.isPicture()).isTrue();
        assertThat(wide.with(table()).ending()).isEqualTo(".csv");
        assertThat(wide.with(table()).isPicture()).isFalse();
    }

    @Test
    void whatIsWrittenHasTheSizeThatWasSaid(@TempDir Path folder) throws Exception {
        ExportPlan plan = ExportPlan.of(figure()).with(new FigureSize(300, 9)).withScale(2);
        Path png = folder.resolve("figure.png");
        plan.write(png, TaskMonitor.NONE);
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(image.getHeight()).isEqualTo(300);
        assertThat(plan.picture(TaskMonitor.NONE).getWidth()).isEqualTo(600);
        Path svg = folder.resolve("figure.svg");
        plan.with(FigureFile.Format.SVG).write(svg, TaskMonitor.NONE);
        assertThat(Files.readString(svg)).contains("<desc>", "Model: a&lt;b>&amp;c.h5", "width=\"79.38mm\"");
        Path pdf = folder.resolve("figure.pdf");
        plan.with(FigureFile.Format.PDF).write(pdf, TaskMonitor.NONE);
        assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void thePreviewIsAPictureOrTheBeginningOfTheText() throws Exception {
        ExportPlan.Preview picture = ExportPlan.of(figure()).preview(TaskMonitor.NONE);
        assertThat(picture).isInstanceOfSatisfying(ExportPlan.Picture.class, shown -> assertThat(
                        shown.image().getRGB(10, 10))
                .isEqualTo(Color.RED.getRGB()));
        ExportPlan.Preview words = ExportPlan.of(table()).preview(TaskMonitor.NONE);
        assertThat(words).isInstanceOfSatisfying(ExportPlan.Words.class, shown -> assertThat(shown.text())
                .contains("# Software: ", "a,b\n1,2"));
    }

    @Test
    void aPictureThatNoMemoryHoldsIsRefused() {
        ExportPlan plan = ExportPlan.of(figure()).with(new FigureSize(4000, 9)).withScale(4);
        assertThatThrownBy(() -> plan.picture(TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("128 million");
    }
}
