package org.convscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.net.URL;
import java.util.Objects;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.theme.ThemeLook;

/** What can be seen, in three pictures, for who has opened nothing yet. */
final class FirstSteps {
    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, gap 26, wrap 3", "[center, sg s][center, sg s][center, sg s]"));

    FirstSteps() {
        panel.setOpaque(false);
        panel.setName("first steps");
        String[] titles = {"1. Open a model", "2. Drop frames", "3. Ask why"};
        String[] sentences = {
            "and see each layer's kernels", "and see what each layer makes of them", "and see what the answer rests on"
        };
        String[] pictures = {"kernels.png", "maps.jpg", "why.jpg"};
        for (int i = 0; i < titles.length; i++) {
            var step = new JPanel(new MigLayout("insets 0, wrap 1, gap 2", "[center]"));
            step.setOpaque(false);
            step.add(new Picture(pictures[i], titles[i] + " " + sentences[i]), "gapbottom 4");
            var title = new JLabel(titles[i]);
            ThemeLook.embolden(title);
            step.add(title);
            var sentence = new JLabel(sentences[i], SwingConstants.CENTER);
            sentence.putClientProperty("FlatLaf.style", "foreground: $Convscope.mutedForeground");
            step.add(sentence);
            panel.add(step, "top");
        }
    }

    JComponent component() {
        return panel;
    }

    /** Appears when it is read, which happens beside the event thread. */
    private static final class Picture extends DrawnComponent {
        private static final int SIDE = 132;

        private final transient Image image;

        Picture(String name, String words) {
            super(AccessibleRole.ICON);
            URL place = Objects.requireNonNull(FirstSteps.class.getResource("start/" + name), name);
            image = Toolkit.getDefaultToolkit().getImage(place);
            getAccessibleContext().setAccessibleName(words);
        }

        @Override
        public Dimension getPreferredSize() {
            return UIScale.scale(new Dimension(SIDE, SIDE));
        }

        @Override
        public Dimension getMinimumSize() {
            return getPreferredSize();
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            g.drawImage(image, 0, 0, getWidth(), getHeight(), this);
            g.dispose();
        }
    }
}
