package org.convscope.ui.dialog;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javax.swing.DefaultListModel;
import javax.swing.JEditorPane;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.ListModel;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.event.HyperlinkEvent;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultHighlighter.DefaultHighlightPainter;
import javax.swing.text.Element;
import javax.swing.text.Highlighter;
import javax.swing.text.View;
import javax.swing.text.ViewFactory;
import javax.swing.text.html.HTMLDocument;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.ImageView;
import javax.swing.text.html.StyleSheet;
import net.miginfocom.swing.MigLayout;
import org.convscope.manual.ManualIndex;
import org.convscope.manual.ManualIndex.Page;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/** The manual where the desktop has no browser: its pages, those that have the words one types, and the one that is chosen. */
final class ManualPane {
    private static final int MOST_MARKS = 500;

    private final Path folder;
    private final ManualIndex index;
    private final DefaultListModel<Page> found = new DefaultListModel<>();
    private final JList<Page> pages = new Titles(found);
    private final JTextField words = new JTextField();
    private final JEditorPane text = new JEditorPane();
    private final JPanel pane =
            new JPanel(new MigLayout("fill, insets 0, wrap 2", "[250lp!, fill]12[grow, fill]", "[][grow, fill]"));

    private String shown = "";

    private ManualPane(Path folder) {
        this.folder = folder;
        this.index = ManualIndex.read(folder);
        words.putClientProperty("JTextField.placeholderText", "Search");
        words.getAccessibleContext().setAccessibleName("Search the manual");
        words.getDocument().addDocumentListener(new Typing());
        pages.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        pages.getAccessibleContext().setAccessibleName("Pages of the manual");
        pages.addListSelectionListener(event -> {
            if (pages.getSelectedValue() != null && !event.getValueIsAdjusting()) {
                display(pages.getSelectedValue().file());
            }
        });
        text.setEditorKit(kit());
        text.setEditable(false);
        text.addHyperlinkListener(event -> {
            if (event.getEventType() == HyperlinkEvent.EventType.ACTIVATED) {
                follow(event.getDescription());
            }
        });
        pane.add(words);
        var scroll = new JScrollPane(text);
        scroll.setPreferredSize(UIScale.scale(new Dimension(720, 560)));
        pane.add(scroll, "spany 2");
        pane.add(new JScrollPane(pages));
        find();
        pages.setSelectedIndex(0);
    }

    /**
     * @param first a page of the manual
     * @throws org.convscope.problem.ProblemException if its folder cannot be read
     */
    static void show(Component parent, Path first) {
        DialogParts.show(parent, "Manual", new ManualPane(Objects.requireNonNull(first.getParent())).pane);
    }

    private static HTMLEditorKit kit() {
        var kit = new FittedImages();
        var style = new StyleSheet();
        style.addStyleSheet(kit.getStyleSheet());
        style.addRule("body { margin: 10px 14px; font-family: sans-serif; color: " + hex("TextPane.foreground") + " }");
        style.addRule("a { color: " + hex("Component.linkColor") + " }");
        style.addRule("td, th { padding: 3px 8px; text-align: left; vertical-align: top }");
        kit.setStyleSheet(style);
        return kit;
    }

    private static String hex(String colour) {
        return "#%06x".formatted(UIManager.getColor(colour).getRGB() & 0xFFFFFF);
    }

    private void find() {
        Page before = pages.getSelectedValue();
        found.clear();
        index.find(words.getText()).forEach(found::addElement);
        pages.setSelectedValue(before, true);
        if (pages.getSelectedValue() == null) {
            pages.setSelectedIndex(0);
        }
        mark();
    }

    /** Shows the words that one looks for on the page, the first of them in sight. */
    private void mark() {
        Highlighter marks = text.getHighlighter();
        marks.removeAllHighlights();
        String page = text().toLowerCase(Locale.ROOT);
        int first = -1;
        int count = 0;
        for (String word : words.getText().toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            int at = word.isEmpty() ? -1 : page.indexOf(word);
            first = first < 0 || (at >= 0 && at < first) ? at : first;
            while (at >= 0 && count++ < MOST_MARKS) {
                mark(at, at + word.length());
                at = page.indexOf(word, at + word.length());
            }
        }
        if (first >= 0) {
            bringIntoSight(first);
        }
    }

    private void mark(int from, int to) {
        var colour = ThemeLook.translucent(UIManager.getColor("Convscope.noticeBorder"), 130);
        try {
            text.getHighlighter().addHighlight(from, to, new DefaultHighlightPainter(colour));
        } catch (BadLocationException e) {
            throw new IllegalStateException("a place within the page", e);
        }
    }

    /** Once the page is laid out. */
    private void bringIntoSight(int place) {
        SwingUtilities.invokeLater(() -> {
            try {
                if (place < text.getDocument().getLength()) {
                    Rectangle2D at = text.modelToView2D(place);
                    if (at != null) {
                        text.scrollRectToVisible(at.getBounds());
                    }
                }
            } catch (BadLocationException e) {
                throw new IllegalStateException("a place within the page", e);
            }
        });
    }

    private String text() {
        try {
            return text.getDocument().getText(0, text.getDocument().getLength());
        } catch (BadLocationException e) {
            throw new IllegalStateException("the whole page", e);
        }
    }

    private void follow(String link) {
        String file = link.replaceFirst("#.*", "");
        if (link.startsWith("#")) {
            text.scrollToReference(link.substring(1));
        } else if (Files.isRegularFile(folder.resolve(file))) {
            words.setText("");
            for (Page page : index.find("")) {
                if (page.file().equals(file)) {
                    pages.setSelectedValue(page, true);
                }
            }
        }
    }

    private void display(String file) {
        if (file.equals(shown)) {
            return;
        }
        shown = file;
        HTMLDocument document = (HTMLDocument) text.getEditorKit().createDefaultDocument();
        try {
            document.setBase(folder.resolve(file).toUri().toURL());
        } catch (IOException e) {
            throw new IllegalStateException("a file has an address", e);
        }
        text.setDocument(document);
        text.setText(ManualIndex.body(folder.resolve(file)));
        text.setCaretPosition(0);
        mark();
    }

    /** Pictures that are wider than the page has room for are shown smaller, so that all of them is seen. */
    private static final class FittedImages extends HTMLEditorKit {
        @Override
        public ViewFactory getViewFactory() {
            return new HTMLFactory() {
                @Override
                public View create(Element element) {
                    View view = super.create(element);
                    return view instanceof ImageView ? new FittedImage(element) : view;
                }
            };
        }
    }

    private static final class FittedImage extends ImageView {
        private static final int MARGINS = 40;

        FittedImage(Element element) {
            super(element);
        }

        private double scale() {
            float wide = super.getPreferredSpan(X_AXIS);
            Container page = getContainer();
            int room = page == null ? 0 : page.getWidth() - UIScale.scale(MARGINS);
            return room <= 0 || wide <= room ? 1 : room / wide;
        }

        @Override
        public float getPreferredSpan(int axis) {
            return (float) (super.getPreferredSpan(axis) * scale());
        }

        @Override
        public float getMinimumSpan(int axis) {
            return axis == X_AXIS ? 0 : getPreferredSpan(axis);
        }

        @Override
        public float getMaximumSpan(int axis) {
            return getPreferredSpan(axis);
        }

        @Override
        public void paint(Graphics graphics, Shape place) {
            Rectangle at = place.getBounds();
            double scale = scale();
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            g.translate(at.x, at.y);
            g.scale(scale, scale);
            super.paint(g, new Rectangle((int) Math.round(at.width / scale), (int) Math.round(at.height / scale)));
            g.dispose();
        }
    }

    /** As wide as there is room for them; what is cut is read in its hint. */
    private static final class Titles extends JList<Page> {
        Titles(ListModel<Page> model) {
            super(model);
        }

        @Override
        public boolean getScrollableTracksViewportWidth() {
            return true;
        }

        @Override
        public @Nullable String getToolTipText(MouseEvent event) {
            int index = locationToIndex(event.getPoint());
            return index < 0 ? null : getModel().getElementAt(index).toString();
        }
    }

    /** Looks anew at every letter. */
    private final class Typing implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent event) {
            find();
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            find();
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            find();
        }
    }
}
