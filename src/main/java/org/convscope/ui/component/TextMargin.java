package org.convscope.ui.component;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Insets;
import javax.swing.border.AbstractBorder;

/** Room around a component in the size of the text. It is no part of the look, which another theme would take away. */
public final class TextMargin extends AbstractBorder {
    private static final long serialVersionUID = 1;

    private final int above;
    private final int beside;
    private final int below;

    /**
     * @param above px before scaling
     * @param beside on either side
     * @param below under it
     */
    public TextMargin(int above, int beside, int below) {
        this.above = above;
        this.beside = beside;
        this.below = below;
    }

    @Override
    public Insets getBorderInsets(Component component, Insets insets) {
        insets.set(UIScale.scale(above), UIScale.scale(beside), UIScale.scale(below), UIScale.scale(beside));
        return insets;
    }
}
