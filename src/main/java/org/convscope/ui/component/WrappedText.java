package org.convscope.ui.component;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.util.function.Supplier;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.text.Caret;
import javax.swing.text.DefaultCaret;

/** A text in lines as wide as there is room; it can be selected and copied. */
public final class WrappedText extends JTextArea {
    private final Supplier<Color> colour;
    /** Stands nowhere: to try a width on the text itself would lay out anew all that is around it. */
    private final JTextArea measured = new JTextArea();

    public WrappedText(Supplier<Color> colour) {
        this.colour = colour;
        setEditable(false);
        setLineWrap(true);
        setWrapStyleWord(true);
        measured.setLineWrap(true);
        measured.setWrapStyleWord(true);
        setOpaque(false);
        setBorder(null);
        setFocusable(true);
        follow();
    }

    public void say(String text) {
        setText(text);
        setVisible(!text.isEmpty());
    }

    @Override
    public void setCaret(Caret caret) {
        if (caret instanceof DefaultCaret quiet) {
            // else every new text scrolls the pane that it stands in
            quiet.setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        }
        super.setCaret(caret);
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean isOther = width != getWidth();
        super.setBounds(x, y, width, height);
        if (isOther) {
            // another width may want another height; what is laid out now would count as done before it is asked for
            SwingUtilities.invokeLater(this::revalidate);
        }
    }

    private void follow() {
        setFont(UIManager.getFont("Label.font"));
        if (colour != null) {
            setForeground(colour.get());
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(null);
        setOpaque(false);
        follow();
    }

    /** The size of the text where it has a room: one line, or as many as the room's width asks for. */
    Dimension sizeWithin(int room) {
        FontMetrics metrics = getFontMetrics(getFont());
        // a pixel for the caret after the last letter
        int wanted = getText().lines().mapToInt(metrics::stringWidth).max().orElse(0) + 2;
        int width = Math.max(1, Math.min(wanted, room));
        measured.setFont(getFont());
        measured.setBorder(null);
        measured.setText(getText());
        measured.setSize(width, Short.MAX_VALUE);
        return new Dimension(width, measured.getPreferredSize().height);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(20, super.getMinimumSize().height);
    }
}
