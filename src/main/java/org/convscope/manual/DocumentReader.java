package org.convscope.manual;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.convscope.file.TextFile;
import org.convscope.manual.DocumentPage.Section;

/** Reads documents in Markdown as GitHub shows it: CommonMark with tables, headings with addresses. */
final class DocumentReader {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    private final Map<Path, String> pages;
    private final PictureLinks pictures;

    /**
     * @param pages the file name of the page of each document, by the document's absolute path
     */
    DocumentReader(Map<Path, String> pages, PictureLinks pictures) {
        this.pages = Map.copyOf(pages);
        this.pictures = pictures;
    }

    /**
     * @throws org.convscope.problem.ProblemException if it cannot be read
     */
    DocumentPage read(Path document) {
        Node root = PARSER.parse(TextFile.read(document));
        Map<Node, String> ids = headingIds(root);
        relink(root, Objects.requireNonNull(document.getParent()));
        String file = Objects.requireNonNull(pages.get(document), document.toString());
        List<Section> sections = sections(root, ids);
        Node first = root.getFirstChild();
        String title = file;
        if (first instanceof Heading) {
            title = text(first);
            first.unlink();
        }
        String html = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading) {
                        attributes.put("id", Objects.requireNonNull(ids.get(node)));
                    }
                })
                .build()
                .render(root);
        return new DocumentPage(file, title, html, sections);
    }

    /** As GitHub makes them of the headings' words: the second of a name ends in -1. */
    private static Map<Node, String> headingIds(Node root) {
        Map<Node, String> ids = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                String words = text(node)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                String id = words;
                for (int number = 1; !taken.add(id); number++) {
                    id = words + "-" + number;
                }
                ids.put(node, id);
            }
        }
        return ids;
    }

    private static List<Section> sections(Node root, Map<Node, String> ids) {
        List<Section> sections = new ArrayList<>();
        Node heading = null;
        var text = new StringBuilder();
        for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                if (heading != null) {
                    sections.add(new Section(ids.getOrDefault(heading, ""), text(heading), text.toString()));
                }
                heading = node;
                text.setLength(0);
            } else {
                text.append(text(node)).append(' ');
            }
        }
        if (heading != null) {
            sections.add(new Section(ids.getOrDefault(heading, ""), text(heading), text.toString()));
        }
        return sections;
    }

    private static String text(Node node) {
        String text = TEXT.render(node).replaceAll("\\s+", " ").strip();
        // the renderer ends headings with a colon
        return node instanceof Heading ? text.replaceFirst(":$", "") : text;
    }

    /** Links to documents lead to their pages; those to other files of the project, which are not there, become text. */
    private void relink(Node root, Path folder) {
        List<Link> dead = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                visitChildren(link);
                String to = link.getDestination();
                if (to.startsWith("#") || to.matches("[a-z]+:.*")) {
                    return;
                }
                String[] parts = to.split("#", 2);
                String page = pages.get(folder.resolve(parts[0]).normalize());
                if (page == null) {
                    dead.add(link);
                } else {
                    link.setDestination(page + (parts.length > 1 ? "#" + parts[1] : ""));
                }
            }

            @Override
            public void visit(Image image) {
                Path picture = folder.resolve(image.getDestination()).normalize();
                if (Files.isRegularFile(picture)) {
                    image.setDestination(pictures.link(picture));
                }
            }
        });
        for (Link link : dead) {
            while (link.getFirstChild() != null) {
                link.insertBefore(link.getFirstChild());
            }
            link.unlink();
        }
    }
}
