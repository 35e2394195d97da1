package org.convscope.ui.component;

/** What a drawn component is made of, for those who do not see it. */
public interface DrawnParts {
    /** How many there are now. */
    int count();

    /**
     * A part in words, such as {@code unit 17, dead}.
     *
     * @param part its number, from 0
     */
    String name(int part);
}
