package org.convscope.ui.model;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.render.NumberText;
import org.convscope.render.tile.ChannelTile;
import org.convscope.task.Lane;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.LatestRequest;
import org.jspecify.annotations.Nullable;

/** What the network sees of the selected frame under a preprocessing, from the smallest to the largest number. */
final class InputPreview {
    private static final int SIDE = 240;

    /** All that the picture depends on. */
    record Question(FrameSource frame, Preprocessing preprocessing, Shape shape) {}

    /** (height, width, channels) of the network, -1 where free. */
    record Shape(int height, int width, int channels) {}

    /** A picture and what it is of. */
    record Preview(BufferedImage image, String words) {}

    private final JPanel panel = new JPanel(new MigLayout("insets 0, wrap 1, gap 4lp", "[grow,fill]", "[grow,fill][]"));
    private final Picture picture = new Picture();
    private final JLabel words = new JLabel(" ");
    private final LatestRequest<Question, Preview> request;

    InputPreview(ViewContext context) {
        picture.setName("input-preview");
        picture.getAccessibleContext().setAccessibleName("What the network sees");
        picture.setPreferredSize(UIScale.scale(new Dimension(SIDE, SIDE)));
        ThemeLook.mute(words);
        var heading = new JLabel("What the network sees");
        BusyOverlay busy = BusyOverlay.over(picture);
        panel.add(heading);
        panel.add(busy.component(), "grow, wmin 100lp, hmin 100lp");
        panel.add(words, "wmin 0");
        request = new LatestRequest<>(
                context.tasks(),
                Lane.POOL,
                "preview of a preprocessing",
                busy,
                (question, monitor) -> of(question.preprocessing()
                        .apply(
                                context.frames().load(question.frame()),
                                question.shape().height(),
                                question.shape().width(),
                                question.shape().channels())),
                LatestRequest.listener((question, answer) -> show(answer), this::say));
    }

    JComponent component() {
        return panel;
    }

    void ask(Question question) {
        request.ask(question, "Preview of " + question.frame().name());
    }

    /** Nothing is asked any more. */
    void forget() {
        request.forget();
    }

    /** No picture, and why. */
    void say(String sentence) {
        picture.show(null);
        picture.setText("<html><center>" + sentence + "</center></html>");
        words.setText(" ");
    }

    private void show(Preview preview) {
        picture.setText("");
        picture.show(preview.image());
        words.setText(preview.words());
        words.setToolTipText(preview.words());
    }

    /** A picture, smaller where there is less room, or a sentence. */
    private static final class Picture extends JLabel {
        private transient @Nullable BufferedImage image;

        Picture() {
            super("", SwingConstants.CENTER);
        }

        void show(@Nullable BufferedImage newImage) {
            image = newImage;
            repaint();
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            super.paintComponent(graphics);
            BufferedImage shown = image;
            if (shown == null) {
                return;
            }
            double scale = Math.min(
                    1, Math.min(getWidth() / (double) shown.getWidth(), getHeight() / (double) shown.getHeight()));
            int wide = (int) (shown.getWidth() * scale);
            int high = (int) (shown.getHeight() * scale);
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(shown, (getWidth() - wide) / 2, (getHeight() - high) / 2, wide, high, null);
            g.dispose();
        }
    }

    /**
     * @param input (1, height, width, channels), of 1 or 3 channels
     */
    static Preview of(Tensor input) {
        int height = input.length(1);
        int width = input.length(2);
        int channels = input.length(3);
        Range range = input.range();
        int side = UIScale.scale(SIDE);
        int longer = Math.max(height, width);
        int high = Math.max(1, side * height / longer);
        int wide = Math.max(1, side * width / longer);
        String numbers = range.isEmpty()
                ? "no finite numbers"
                : "from " + NumberText.text(range.min()) + " to " + NumberText.text(range.max());
        return new Preview(
                ChannelTile.of(input, range, high, wide), height + " × " + width + " × " + channels + ", " + numbers);
    }

    /** The question about the selected frame; empty where there is none or the network takes no image. */
    static Optional<Question> question(ViewContext context, Preprocessing preprocessing, int... shape) {
        return shape.length == 3
                ? context.workspace()
                        .get()
                        .selection()
                        .frame()
                        .map(frame -> new Question(frame, preprocessing, new Shape(shape[0], shape[1], shape[2])))
                : Optional.empty();
    }
}
