package org.convscope.ui.frame;

/** What dragging over the frame does. */
enum FrameTool {
    MOVE("move", ""),
    LINE("line", "Drag a line over the frame: its counts stand here."),
    RECTANGLE("rectangle", "Drag a rectangle over the frame: its numbers stand here."),
    ELLIPSE("ellipse", "Drag an ellipse over the frame: its numbers stand here."),
    /** Sets the beam centre by a click. */
    CENTRE("beam centre", "");

    private final String word;
    private final String invitation;

    FrameTool(String word, String invitation) {
        this.word = word;
        this.invitation = invitation;
    }

    String word() {
        return word;
    }

    /** What to do with it, in a sentence; empty where nothing is drawn with it. */
    String invitation() {
        return invitation;
    }

    /** Whether a line or a region is drawn with it. */
    boolean isDrawing() {
        return !invitation.isEmpty();
    }
}
