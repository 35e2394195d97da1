package org.convscope.ui.view;

/** Light or dark. After a change every component's {@code updateUI} is called, then the listeners. */
public interface Theme {
    void addListener(Runnable listener);
}
