package org.convscope.ui.frame;

import org.convscope.render.NumberText;
import org.convscope.render.colour.MeasuredColours;
import org.convscope.render.plane.CellNumbers;

/** A frame's counts as they are written into its pixels. */
record FrameCells(ShownFrame shown, MeasuredColours colours) implements CellNumbers.Cells {
    @Override
    public int width() {
        return shown.frame().width();
    }

    @Override
    public int height() {
        return shown.frame().height();
    }

    @Override
    public String text(int x, int y) {
        if (shown.frame().mask().excludes(y * width() + x)) {
            return "";
        }
        var text = new StringBuilder(NumberText.text(shown.frame().get(x, y, 0)));
        for (int channel = 1; channel < shown.frame().channels(); channel++) {
            text.append(' ').append(NumberText.text(shown.frame().get(x, y, channel)));
        }
        return text.toString();
    }

    @Override
    public int rgb(int x, int y) {
        return colours.rgb(shown.frame().measured(y * width() + x));
    }
}
