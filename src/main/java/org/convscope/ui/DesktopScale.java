package org.convscope.ui;

import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;

/** How much larger than at 96 dots an inch the desktop wants everything, beyond what Java itself scales. */
final class DesktopScale {
    private static final double STANDARD_DPI = 96;

    private DesktopScale() {}

    /** On X11 Java passes over fractions; elsewhere it scales everything itself. */
    static double find() {
        double java = GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getDefaultScreenDevice()
                .getDefaultConfiguration()
                .getDefaultTransform()
                .getScaleX();
        // 1024ths of dots an inch, from the X settings; only there on X11
        Object dpi = Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Xft/DPI");
        return java == 1 && dpi instanceof Integer number ? of(number / 1024.0) : 1;
    }

    /** The scale of a resolution, in quarters, 1 to 3. */
    static double of(double dotsPerInch) {
        return Math.max(1, Math.min(3, Math.rint(dotsPerInch / STANDARD_DPI * 4) / 4));
    }
}
