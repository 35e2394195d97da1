package org.convscope.ui.modelcomparison;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import org.convscope.render.NumberText;
import org.convscope.ui.theme.ThemeLook;

/** A number, with a bar behind it. */
final class DifferenceBarRenderer extends DefaultTableCellRenderer {
    private static final int BAR_ALPHA = 70;

    private final DoubleSupplier full;
    private double fraction;
    private boolean selected;

    /**
     * @param full the number whose bar fills the cell; 0 for no bars
     */
    DifferenceBarRenderer(DoubleSupplier full) {
        this.full = full;
        setHorizontalAlignment(SwingConstants.RIGHT);
    }

    /** Empty where nothing was compared. */
    static String text(Object value) {
        if (value instanceof Long count) {
            return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count);
        }
        return value instanceof Double number && !number.isNaN() ? NumberText.text(number, 3) : "";
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean isSelected, boolean focused, int row, int column) {
        super.getTableCellRendererComponent(table, text(value), isSelected, false, row, column);
        selected = isSelected;
        double most = full.getAsDouble();
        fraction = most > 0 && value instanceof Double number && !number.isNaN() ? Math.min(1, number / most) : 0;
        return this;
    }

    /** The bar lies between the ground and the text. */
    @Override
    protected void paintComponent(Graphics graphics) {
        if (selected) {
            graphics.setColor(getBackground());
            graphics.fillRect(0, 0, getWidth(), getHeight());
        }
        if (fraction > 0) {
            graphics.setColor(ThemeLook.translucent(selected ? getForeground() : ThemeLook.accent(), BAR_ALPHA));
            int inset = UIScale.scale(3);
            graphics.fillRect(0, inset, (int) Math.ceil(getWidth() * fraction), getHeight() - 2 * inset);
        }
        super.paintComponent(graphics);
    }

    @Override
    public boolean isOpaque() {
        return false;
    }
}
