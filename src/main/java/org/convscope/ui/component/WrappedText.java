package org.convscope.ui.component;

import java.awt.Color;
import java.awt.Dimension;
import java.util.function.Supplier;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.text.Caret;
import javax.swing.text.DefaultCaret;

/** A text in lines as wide as there is room; it can be selected and copied. */
public final class WrappedText extends JTextArea {
    private final Supplier<Color> colour;

    public WrappedText(Supplier<Color> colour) {
        this.colour = colour;
        setEditable(false);
        setLineWrap(true);
        setWrapStyleWord(true);
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

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(20, super.getMinimumSize().height);
    }
}
