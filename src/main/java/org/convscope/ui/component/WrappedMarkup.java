package org.convscope.ui.component;

import java.awt.Dimension;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import javax.swing.plaf.basic.BasicHTML;
import javax.swing.text.View;

/** A text with bold words in it, in lines as wide as there is room. */
public final class WrappedMarkup extends JLabel {
    /**
     * @param markup HTML without its outermost element
     */
    public WrappedMarkup(String markup) {
        super("<html>" + markup + "</html>");
    }

    @Override
    public Dimension getPreferredSize() {
        if (getWidth() > 0 && getClientProperty(BasicHTML.propertyKey) instanceof View lines) {
            lines.setSize(getWidth(), 0);
            return new Dimension(getWidth(), (int) Math.ceil(lines.getPreferredSpan(View.Y_AXIS)));
        }
        return super.getPreferredSize();
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, getPreferredSize().height);
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean isOther = width != getWidth();
        super.setBounds(x, y, width, height);
        if (isOther) {
            // another width wants another height; what is laid out now would count as done before it is asked for
            SwingUtilities.invokeLater(this::revalidate);
        }
    }
}
