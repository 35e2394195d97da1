package org.convscope.ui.dialog;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.swing.DefaultListModel;
import javax.swing.JEditorPane;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.event.HyperlinkEvent;
import javax.swing.text.html.HTMLDocument;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.StyleSheet;
import net.miginfocom.swing.MigLayout;
import org.convscope.manual.ManualIndex;
import org.convscope.manual.ManualIndex.Page;

/** The manual where the desktop has no browser: its pages, those that have the words one types, and the one that is chosen. */
final class ManualPane {
    private final Path folder;
    private final ManualIndex index;
    private final DefaultListModel<Page> found = new DefaultListModel<>();
    private final JList<Page> pages = new JList<>(found);
    private final JTextField words = new JTextField();
    private final JEditorPane text = new JEditorPane();
    private final JPanel pane =
            new JPanel(new MigLayout("fill, insets 0, wrap 2", "[230lp!, fill]12[grow, fill]", "[][grow, fill]"));

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
        var kit = new HTMLEditorKit();
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
