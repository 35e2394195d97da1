package org.convscope.manual;

import java.util.List;

/**
 * A document as a page.
 *
 * @param file its name in the folder of all pages
 * @param title its first heading
 * @param html what stands below the title, links and pictures as they are among the pages
 * @param sections for the search
 */
record DocumentPage(String file, String title, String html, List<Section> sections) {
    /** The page that is opened first. */
    static final String FIRST = "index.html";

    DocumentPage {
        sections = List.copyOf(sections);
    }

    /**
     * What stands under a heading, up to the next one.
     *
     * @param id of the heading in its page
     * @param text without markup, in one line
     */
    record Section(String id, String heading, String text) {}
}
