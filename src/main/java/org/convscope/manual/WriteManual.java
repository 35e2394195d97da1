package org.convscope.manual;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Writes the project's documents as pages with a list of all pages and a search, which need no network. */
public final class WriteManual {
    /** The list of all sections, one line, and what looks through it. */
    static final String SEARCH = "search.js";

    /** Before all others in the list, in this order: what is read first. */
    private static final List<String> FIRST = List.of(
            "README.md",
            "docs/tour.md",
            "docs/window.md",
            "docs/models.md",
            "docs/frames.md",
            "docs/datasets.md",
            "docs/analyses.md",
            "docs/lab.md",
            "docs/training.md",
            "docs/cli.md");

    /** After those that a user reads: how it is built, and why so. */
    private static final List<String> LATE =
            List.of("docs/architecture.md", "docs/performance.md", "docs/performance-tried.md", "docs/packaging.md");

    private static final List<String> BESIDE = List.of("CHANGELOG.md", "CONTRIBUTING.md", "models/README.md");

    private final Path project;
    private final Path folder;
    private final PictureLinks pictures;

    private WriteManual(Path project, Path folder, PictureLinks pictures) {
        this.project = project.toAbsolutePath().normalize();
        this.folder = folder;
        this.pictures = pictures;
    }

    /**
     * Pages that can be taken elsewhere, with their pictures.
     *
     * @param project the folder with README.md and docs
     * @param folder gets the pages; is made where it is missing
     * @return the first page
     * @throws ProblemException if a document cannot be read or a page not be written
     */
    public static Path whole(Path project, Path folder) {
        return new WriteManual(project, folder, new CompressedPictures(folder)).write();
    }

    /**
     * Pages that show the pictures where they lie in the project.
     *
     * @see #whole
     */
    static Path beside(Path project, Path folder) {
        return new WriteManual(project, folder, picture -> picture.toUri().toString()).write();
    }

    private Path write() {
        try {
            Files.createDirectories(folder);
            Map<Path, String> names = names();
            var reader = new DocumentReader(names, pictures);
            List<DocumentPage> pages = names.keySet().stream().map(reader::read).toList();
            for (DocumentPage page : pages) {
                Files.writeString(folder.resolve(page.file()), html(page, pages));
            }
            Files.writeString(
                    folder.resolve(SEARCH),
                    "const PAGES = " + new Gson().toJson(index(pages)) + ";\n" + resource("manual.js"));
            Files.writeString(folder.resolve("manual.css"), resource("manual.css"));
            return folder.resolve(DocumentPage.FIRST);
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(folder, "the manual cannot be written: " + FailureText.of(e)), e);
        }
    }

    /** The documents in the order of the list, with the names of their pages. */
    private Map<Path, String> names() throws IOException {
        List<Path> documents = new ArrayList<>();
        FIRST.forEach(name -> documents.add(project.resolve(name)));
        List<Path> late = LATE.stream().map(project::resolve).toList();
        documents.addAll(listed(project.resolve("docs")).stream()
                .filter(document -> !late.contains(document))
                .toList());
        BESIDE.forEach(name -> documents.add(project.resolve(name)));
        documents.addAll(late);
        documents.addAll(listed(project.resolve("docs/decisions")));
        Map<Path, String> names = new LinkedHashMap<>();
        for (Path document : documents) {
            String name = project.relativize(document).toString().replace('\\', '/');
            String page = name.equals("README.md")
                    ? DocumentPage.FIRST
                    : name.replaceFirst("^docs/", "").replace('/', '-').replaceFirst("\\.md$", ".html");
            if (Files.isRegularFile(document)) {
                names.put(document, page.toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static String html(DocumentPage page, List<DocumentPage> pages) {
        var list = new StringBuilder();
        var decisions = new StringBuilder();
        for (DocumentPage other : pages) {
            String here = other.equals(page) ? " class=\"here\"" : "";
            (other.file().startsWith("decisions-") ? decisions : list)
                    .append("<li><a href=\"" + other.file() + "\"" + here + ">" + escaped(other.title())
                            + "</a></li>\n");
        }
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="manual.css">
                </head>
                <body>
                <nav>
                <input id="search" type="search" placeholder="Search" aria-label="Search all pages">
                <ul id="found" hidden></ul>
                <ul id="pages">
                %s<li><details%s><summary>Decisions</summary><ul>
                %s</ul></details></li>
                </ul>
                </nav>
                <main>
                <h1>%s</h1>
                %s</main>
                <script src="search.js"></script>
                </body>
                </html>
                """.formatted(
                        escaped(page.title()),
                        list,
                        page.file().startsWith("decisions-") ? " open" : "",
                        decisions,
                        escaped(page.title()),
                        page.html());
    }

    private static List<Map<String, Object>> index(List<DocumentPage> pages) {
        return pages.stream()
                .map(page ->
                        Map.<String, Object>of("file", page.file(), "title", page.title(), "sections", page.sections()))
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WriteManual.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
