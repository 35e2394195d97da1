package org.convscope.ui.view;

/** The status bar's place for what the pointer is on: {@code x 211  y 87  I 4  d 3.04 Å}. On the event thread. */
public interface PointerReadout {
    void show(String text);

    void clear();
}
