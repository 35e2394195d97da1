package org.convscope.render.paper;

import java.awt.Graphics2D;

/**
 * Pictures with words that are laid out anew for every width. In units of its own: {@link #TEXT} of them are the size of the
 * text, so that a smaller width means larger text beside the pictures. Immutable; any thread.
 */
public interface PaperFigure {
    /** The size of the text, in units of the figure. */
    double TEXT = 12;

    /** The width that suits its pictures. */
    double width();

    /** The height that a width needs. */
    double height(double width);

    /**
     * Draws it on what is white already.
     *
     * @param g in units of the figure
     * @param pixels dots of the device a unit: that many are drawn of the pictures within
     */
    void paint(Graphics2D g, double width, double pixels);
}
