package org.convscope.ui.view;

import org.convscope.workspace.ViewId;

/**
 * What a view's tab says.
 *
 * @param id stands in workspaces
 * @param title as the tab says it
 * @param brief as the tab says it where there is little room
 * @param tooltip what the tab says when the pointer rests on it
 */
public record ViewTab(ViewId id, String title, String brief, String tooltip) {
    /** A tab with the same title where there is little room. */
    public ViewTab(ViewId id, String title, String tooltip) {
        this(id, title, title, tooltip);
    }

    /** Name of its icon without folder and ending, such as {@code view-kernels}; see {@link AppIcons}. */
    public String icon() {
        return "view-" + id.word();
    }
}
