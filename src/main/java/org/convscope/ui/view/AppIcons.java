package org.convscope.ui.view;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import java.net.URL;
import javax.swing.Icon;
import javax.swing.UIManager;

/** Our icons: SVG, drawn in the theme's own colour, crisp at every scale. */
public final class AppIcons {
    private static final String FOLDER = "org/convscope/ui/icons/";
    private static final Color DRAWN = new Color(0x6E6E6E);

    private AppIcons() {}

    /** 16 x 16, scaled with the window. */
    public static Icon of(String name) {
        return of(name, 16);
    }

    /**
     * @param name without folder and ending
     * @throws IllegalArgumentException if there is no such icon
     */
    public static Icon of(String name, int size) {
        String path = FOLDER + name + ".svg";
        URL found = AppIcons.class.getClassLoader().getResource(path);
        if (found == null) {
            throw new IllegalArgumentException("no icon " + path);
        }
        var icon = new FlatSVGIcon(path, size, size);
        icon.setColorFilter(new FlatSVGIcon.ColorFilter(colour -> colour.equals(DRAWN) ? themed() : colour));
        return icon;
    }

    private static Color themed() {
        Color colour = UIManager.getColor("Objects.Grey");
        return colour == null ? DRAWN : colour;
    }
}
