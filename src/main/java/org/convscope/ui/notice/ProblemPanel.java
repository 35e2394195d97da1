package org.convscope.ui.notice;

import java.awt.Dimension;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.problem.Problem;
import org.convscope.ui.look.Look;
import org.convscope.ui.view.Icons;
import org.convscope.ui.view.ProblemReporter;

/** A strip above the views that lists what could not be done, a sentence each, until it is dismissed. */
public final class ProblemPanel implements ProblemReporter {
    private static final int MOST_LINES = 200;
    private static final int MOST_HEIGHT = 150;

    private final JPanel panel =
            new JPanel(new MigLayout("insets 8 12 8 8, gap 8, fillx", "[][grow, fill][]", "[]2[]")) {
                @Override
                public void updateUI() {
                    super.updateUI();
                    setBackground(UIManager.getColor("Convscope.noticeBackground"));
                    setBorder(
                            BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("Convscope.noticeBorder")));
                }
            };
    private final JLabel heading = new JLabel();
    private final JTextArea text = new JTextArea();
    private final JScrollPane scroll = new JScrollPane(text) {
        @Override
        public Dimension getPreferredSize() {
            Dimension size = super.getPreferredSize();
            return new Dimension(100, Math.min(size.height, com.formdev.flatlaf.util.UIScale.scale(MOST_HEIGHT)));
        }
    };
    private final List<String> lines = new ArrayList<>();

    public ProblemPanel() {
        Look.embolden(heading);
        text.setEditable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setOpaque(false);
        text.setBorder(BorderFactory.createEmptyBorder());
        text.setMargin(new Insets(0, 0, 0, 0));
        text.getAccessibleContext().setAccessibleName("Problems");
        text.setName("problems");
        scroll.setBorder(null);
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        var close = new JButton(Icons.of("cancel"));
        close.putClientProperty("JButton.buttonType", "toolBarButton");
        close.setToolTipText("Dismiss");
        close.getAccessibleContext().setAccessibleName("Dismiss the problems");
        close.addActionListener(event -> dismiss());
        panel.add(new JLabel(Icons.of("warning")));
        panel.add(heading);
        panel.add(close, "top, wrap");
        panel.add(scroll, "skip 1, growx, wmin 0");
        panel.setVisible(false);
    }

    public JComponent component() {
        return panel;
    }

    @Override
    public void report(String title, List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        for (Problem problem : problems) {
            String sentence = problem.sentence();
            lines.remove(sentence);
            lines.add(sentence);
        }
        heading.setText(lines.size() == 1 ? title : title + " (" + lines.size() + ")");
        int from = Math.max(0, lines.size() - MOST_LINES);
        text.setText(lines.subList(from, lines.size()).stream().collect(Collectors.joining("\n")));
        text.setCaretPosition(0);
        panel.setVisible(true);
        panel.revalidate();
    }

    private void dismiss() {
        lines.clear();
        text.setText("");
        panel.setVisible(false);
    }
}
