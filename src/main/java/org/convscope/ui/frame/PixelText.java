package org.convscope.ui.frame;

import org.convscope.frame.Frame;
import org.convscope.frame.Mask;
import org.convscope.render.NumberText;
import org.convscope.workspace.ResolutionSettings;

/** What is said about a pixel under the pointer. */
public final class PixelText {
    private PixelText() {}

    /** {@code x 211  y 87  I 4  d 3.04 Å}, with what the mask knows. */
    public static String of(Frame frame, ResolutionSettings settings, int x, int y) {
        var text = new StringBuilder("x " + x + "   y " + y + "   I ");
        for (int channel = 0; channel < frame.channels(); channel++) {
            text.append(channel == 0 ? "" : " ").append(NumberText.text(frame.get(x, y, channel), 7));
        }
        settings.resolution(frame).ifPresent(resolution -> text.append("   d ")
                .append(NumberText.text(resolution.dAngstrom(x + 0.5, y + 0.5), 3))
                .append(" Å"));
        Mask.Kind kind = frame.mask().kind(y * frame.width() + x);
        return text
                + switch (kind) {
                    case GOOD -> "";
                    case GAP -> "   gap";
                    case DEAD -> "   dead pixel";
                    case SATURATED -> "   saturated";
                };
    }
}
