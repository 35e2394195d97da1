package org.convscope.ui.theme;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Color;
import java.awt.Font;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.convscope.render.Palette;

/** The theme's colours and fonts, asked anew each time: the theme may change. */
public final class ThemeLook {
    private ThemeLook() {}

    /** For charts and legends. */
    public static Palette palette() {
        Color background = UIManager.getColor("Panel.background");
        Color foreground = UIManager.getColor("Label.foreground");
        return new Palette(
                background,
                foreground,
                mixed(foreground, background, 0.4),
                accent(),
                mixed(foreground, background, 0.85),
                font());
    }

    /** What the eye should find: the selection, the data. */
    public static Color accent() {
        Color colour = UIManager.getColor("Component.accentColor");
        return colour == null ? UIManager.getColor("Component.focusColor") : colour;
    }

    /** Text of second rank. */
    public static Color muted() {
        Color colour = UIManager.getColor("Convscope.mutedForeground");
        return colour == null ? UIManager.getColor("Label.disabledForeground") : colour;
    }

    /** Gives a text second rank, whatever theme comes later: a colour that is set is gone with its theme. */
    public static void mute(JComponent text) {
        text.putClientProperty(FlatClientProperties.STYLE, "foreground: $Convscope.mutedForeground");
    }

    /** Gives a text the colour of {@link #warningText()}, whatever theme comes later. */
    public static void warn(JComponent text) {
        text.putClientProperty(FlatClientProperties.STYLE, "foreground: $Convscope.warningForeground");
    }

    /** Makes a text bold, at every size of text: a font that is set keeps the size it has. */
    public static void embolden(JComponent text) {
        text.putClientProperty(FlatClientProperties.STYLE, "font: bold");
    }

    /** Lines between areas. */
    public static Color line() {
        return UIManager.getColor("Component.borderColor");
    }

    /** Behind a picture: a little off the panel, so that its edge is seen. */
    public static Color ground() {
        Color panel = UIManager.getColor("Panel.background");
        return mixed(panel, UIManager.getColor("Label.foreground"), 0.06);
    }

    /** What warns: dead, not finite, a guess. */
    public static Color warning() {
        Color colour = UIManager.getColor("Actions.Yellow");
        return colour == null ? accent() : colour;
    }

    /** Text that warns: dark enough to be read on the panel. */
    public static Color warningText() {
        Color colour = UIManager.getColor("Convscope.warningForeground");
        return colour == null ? warning() : colour;
    }

    public static Font font() {
        return UIManager.getFont("Label.font");
    }

    public static Font smallFont() {
        Font font = UIManager.getFont("small.font");
        return font == null ? font() : font;
    }

    /** A mixture of one colour with a share of another. */
    public static Color mixed(Color colour, Color other, double share) {
        return Palette.mixed(colour, other, share);
    }

    /** A colour with an opacity of 0 to 255. */
    public static Color translucent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
