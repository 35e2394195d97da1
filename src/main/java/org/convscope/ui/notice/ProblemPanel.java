package org.convscope.ui.notice;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.Window;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.problem.Problem;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.AppIcons;
import org.convscope.ui.view.ProblemReporter;

/** A strip above the views that lists what could not be done, a sentence each, until it is dismissed. */
public final class ProblemPanel implements ProblemReporter {
    private static final int MOST_LINES = 200;
    private static final int MOST_DETAILS = 20;
    private static final int MOST_HEIGHT = 150;
    /** At most this part of the window's height: the views keep theirs. */
    private static final int WINDOW_SHARE = 8;

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
            Window window = SwingUtilities.getWindowAncestor(this);
            int most = window == null ? Integer.MAX_VALUE : window.getHeight() / WINDOW_SHARE;
            return new Dimension(100, Math.min(size.height, Math.min(UIScale.scale(MOST_HEIGHT), most)));
        }
    };
    /** What is said, and of what. */
    private final Map<String, String> titles = new LinkedHashMap<>();

    private final JButton copy = new JButton("Copy details");
    private final Deque<String> details = new ArrayDeque<>();
    private final Optional<Path> log;

    /**
     * @param log folder of the log; empty where none is written
     * @param clipboard takes the details of a defect
     */
    public ProblemPanel(Optional<Path> log, Consumer<String> clipboard) {
        this.log = log;
        copy.setToolTipText("For a report: what went wrong where, and on which system");
        copy.setVisible(false);
        copy.addActionListener(event -> clipboard.accept(String.join("\n\n", details)));
        ThemeLook.embolden(heading);
        text.setEditable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setOpaque(false);
        text.setBorder(BorderFactory.createEmptyBorder());
        text.setMargin(new Insets(0, 0, 0, 0));
        text.getAccessibleContext().setAccessibleName("Problems");
        text.setName("problems");
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        var close = new JButton(AppIcons.of("cancel"));
        close.putClientProperty("JButton.buttonType", "toolBarButton");
        close.setToolTipText("Dismiss");
        close.getAccessibleContext().setAccessibleName("Dismiss the problems");
        close.addActionListener(event -> dismiss());
        panel.add(new JLabel(AppIcons.of("warning")));
        panel.add(heading);
        panel.add(copy, "top, hidemode 3, split 2");
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
        List<String> sentences = problems.stream().map(Problem::standing).toList();
        if (panel.isVisible() && titles.keySet().containsAll(sentences)) {
            // said already, perhaps by the very painting that this would cause again
            return;
        }
        // the newest last
        sentences.forEach(titles::remove);
        sentences.forEach(sentence -> titles.put(sentence, title));
        boolean isOfOne = Set.copyOf(titles.values()).size() == 1;
        String subject = isOfOne ? title : "Several problems";
        heading.setText(titles.size() == 1 ? title : subject + " (" + titles.size() + ")");
        text.setText(titles.entrySet().stream()
                .skip(Math.max(0, titles.size() - MOST_LINES))
                .map(said -> isOfOne ? said.getKey() : said.getValue() + " – " + said.getKey())
                .collect(Collectors.joining("\n")));
        text.setCaretPosition(0);
        panel.setVisible(true);
        panel.revalidate();
    }

    @Override
    public void defect(String title, Throwable cause) {
        var trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        details.add(title + "\nConvscope " + version() + ", Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "\n" + trace);
        if (details.size() > MOST_DETAILS) {
            details.remove();
        }
        copy.setVisible(true);
        Problem problem = Problem.of("something unexpected went wrong: " + cause);
        report(
                title,
                List.of(log.map(folder -> problem.nextStep("The log is in " + folder))
                        .orElse(problem)));
    }

    private static String version() {
        String version = ProblemPanel.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    private void dismiss() {
        details.clear();
        copy.setVisible(false);
        titles.clear();
        text.setText("");
        panel.setVisible(false);
    }
}
