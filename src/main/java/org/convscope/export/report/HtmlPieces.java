package org.convscope.export.report;

import java.util.List;

/** Pieces of HTML. Everything that is not markup is escaped. */
final class HtmlPieces {
    private HtmlPieces() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }

    static String note(String text) {
        return "<p class=\"note\">" + escape(text) + "</p>\n";
    }

    static String heading(int level, String id, String text) {
        return "<h" + level + " id=\"" + escape(id) + "\">" + escape(text) + "</h" + level + ">\n";
    }

    static String heading(int level, String text) {
        return "<h" + level + ">" + escape(text) + "</h" + level + ">\n";
    }

    /**
     * A picture with its caption.
     *
     * @param file its path from the page
     * @param width as drawn on a page that has room
     */
    static String figure(String file, int width, int height, String alternative, String caption) {
        return "<figure><a href=\"" + escape(file) + "\"><img src=\"" + escape(file) + "\" width=\"" + width
                + "\" height=\"" + height + "\" loading=\"lazy\" alt=\"" + escape(alternative) + "\"></a><figcaption>"
                + escape(caption) + "</figcaption></figure>\n";
    }

    static String link(String file, String text) {
        return "<a href=\"" + escape(file) + "\">" + escape(text) + "</a>";
    }

    /** A cell of a table. */
    record Cell(String html, String style) {
        static Cell text(String text) {
            return new Cell(escape(text), "");
        }

        static Cell number(String text) {
            return new Cell(escape(text), "number");
        }
    }

    static String table(List<String> titles, List<List<Cell>> rows) {
        var html = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
        List<Cell> first = rows.isEmpty() ? List.of() : rows.get(0);
        for (int i = 0; i < titles.size(); i++) {
            String style = i < first.size() ? first.get(i).style() : "";
            html.append(cell("th", new Cell(escape(titles.get(i)), style)));
        }
        html.append("</tr></thead><tbody>\n");
        for (List<Cell> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append(cell("td", cell)));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String cell(String tag, Cell cell) {
        String style = cell.style().isEmpty() ? "" : " class=\"" + cell.style() + "\"";
        return "<" + tag + style + ">" + cell.html() + "</" + tag + ">";
    }

    /** A share as a bar behind its number. */
    static Cell bar(double share, String text) {
        double percent = Math.round(1000 * Math.max(0, Math.min(1, share))) / 10.0;
        return new Cell(
                "<span class=\"bar\"><i style=\"width:" + percent + "%\"></i><b>" + escape(text) + "</b></span>",
                "bars");
    }
}
