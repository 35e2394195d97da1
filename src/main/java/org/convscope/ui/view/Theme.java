package org.convscope.ui.view;

/** Light or dark. After a change every component's {@code updateUI} is called, then the listeners. */
public interface Theme {
    boolean isDark();

    void addListener(Runnable listener);
}
