package org.convscope.ui.difference;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;

/** A number, with a bar behind it. */
final class BarRenderer extends DefaultTableCellRenderer {
    private static final int BAR_ALPHA = 70;

    private final DoubleSupplier full;
    private double fraction;

    /**
     * @param full the number whose bar fills the cell; 0 for no bars
     */
    BarRenderer(DoubleSupplier full) {
        this.full = full;
        setHorizontalAlignment(SwingConstants.RIGHT);
    }

    /** Empty where nothing was compared. */
    static String text(Object value) {
        if (value instanceof Long count) {
            return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count);
        }
        return value instanceof Double number && !number.isNaN()
                ? number == 0 ? "0" : String.format(Locale.ROOT, "%.2e", number)
                : "";
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        super.getTableCellRendererComponent(table, text(value), selected, false, row, column);
        double most = full.getAsDouble();
        fraction = most > 0 && value instanceof Double number && !number.isNaN() ? Math.min(1, number / most) : 0;
        return this;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        Color accent = UIManager.getColor("Component.accentColor");
        if (fraction > 0 && accent != null) {
            graphics.setColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), BAR_ALPHA));
            int inset = UIScale.scale(3);
            graphics.fillRect(0, inset, (int) Math.ceil(getWidth() * fraction), getHeight() - 2 * inset);
        }
    }
}
