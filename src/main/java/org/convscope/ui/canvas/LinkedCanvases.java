package org.convscope.ui.canvas;

import java.util.ArrayList;
import java.util.List;

/** Canvases that show the same part of their pictures: what the user does to one is done to all. */
public final class LinkedCanvases {
    private final List<ImageCanvas> canvases = new ArrayList<>();
    private SeenPart seen = SeenPart.WHOLE;
    private boolean following;

    /** Others instead of those there were; they are shown the part that was seen last once they have pictures. */
    public void link(List<ImageCanvas> newCanvases) {
        canvases.clear();
        canvases.addAll(newCanvases);
        for (ImageCanvas canvas : newCanvases) {
            canvas.addPictureListener(new PictureListener() {
                @Override
                public void moved() {
                    if (!following && canvases.contains(canvas)) {
                        seen = canvas.seen();
                        follow(canvas);
                    }
                }
            });
        }
    }

    /** Shows all canvases the part that was seen last. */
    public void follow() {
        canvases.forEach(canvas -> canvas.see(seen));
    }

    private void follow(ImageCanvas moved) {
        following = true;
        canvases.stream().filter(canvas -> canvas != moved).forEach(canvas -> canvas.see(seen));
        following = false;
    }
}
