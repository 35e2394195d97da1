package org.convscope.ui.dialog;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

/** Under which licences the program's parts are. */
final class LicencesDialog {
    private LicencesDialog() {}

    static void show(Component parent) {
        var area = new JTextArea(text());
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setCaretPosition(0);
        area.getAccessibleContext().setAccessibleName("Licences of all parts");
        var scroll = new JScrollPane(area);
        scroll.setPreferredSize(UIScale.scale(new Dimension(760, 520)));
        DialogParts.show(parent, "Licences", scroll);
    }

    /** The native parts, by hand; then the jars as the profile {@code dist} lists them. */
    static String text() {
        return resource("natives.txt") + resource("licences.txt");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(LicencesDialog.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
