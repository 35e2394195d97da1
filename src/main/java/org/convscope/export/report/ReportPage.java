package org.convscope.export.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The page around the sections: one file that needs nothing from outside. */
final class ReportPage {
    private ReportPage() {}

    /**
     * @param id anchor of the section
     * @param parts anchors and titles of what is in it, for the table of contents
     */
    record Section(String id, String title, String html, List<Part> parts) {
        Section {
            parts = List.copyOf(parts);
        }

        static Section of(String id, String title, String html) {
            return new Section(id, title, html, List.of());
        }
    }

    /** Something within a section that the table of contents names. */
    record Part(String id, String title) {}

    static String html(String title, String facts, List<Section> sections) {
        var html = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\
            """);
        html.append(HtmlPieces.escape(title)).append(" · Convscope</title>\n<style>\n");
        html.append(style()).append("</style>\n</head>\n<body>\n<nav aria-label=\"Contents\"><b>Contents</b>\n<ul>\n");
        for (Section section : sections) {
            html.append("<li>").append(HtmlPieces.link("#" + section.id(), section.title()));
            if (!section.parts().isEmpty()) {
                html.append("<ul>");
                section.parts().forEach(part -> html.append("<li>")
                        .append(HtmlPieces.link("#" + part.id(), part.title()))
                        .append("</li>"));
                html.append("</ul>");
            }
            html.append("</li>\n");
        }
        html.append("</ul>\n</nav>\n<main>\n<header>\n<h1>")
                .append(HtmlPieces.escape(title))
                .append("</h1>\n");
        html.append(facts).append("</header>\n");
        for (Section section : sections) {
            html.append("<section>\n").append(HtmlPieces.heading(2, section.id(), section.title()));
            html.append(section.html()).append("</section>\n");
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String style() {
        try (InputStream in =
                Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"), "report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css", e);
        }
    }
}
