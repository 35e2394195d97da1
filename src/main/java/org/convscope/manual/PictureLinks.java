package org.convscope.manual;

import java.nio.file.Path;

/** Where a page finds a picture of its document. */
@FunctionalInterface
interface PictureLinks {
    /**
     * @param picture a file
     * @return what stands as its address in a page
     */
    String link(Path picture);
}
