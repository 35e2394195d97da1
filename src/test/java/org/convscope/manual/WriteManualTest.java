package org.convscope.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convscope.manual.ManualIndex.Page;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteManualTest {
    @TempDir
    private Path folder;

    private Path project;
    private Path pages;

    @BeforeEach
    void documents() throws IOException {
        project = folder.resolve("project");
        pages = folder.resolve("pages");
        Files.createDirectories(project.resolve("docs/decisions"));
        Files.createDirectories(project.resolve("docs/pictures"));
        Files.writeString(project.resolve("README.md"), """
                # Program & more

                See [the tour](docs/tour.md#rings-of-ice) and [the code](src/Main.java), or <https://keras.io>.

                ![A small picture](docs/pictures/small.png) ![A large one](docs/pictures/large.png)
                """);
        Files.writeString(project.resolve("docs/tour.md"), """
                # Tour

                ## Rings of *ice*

                | d | what |
                |---|---|
                | 3.67 Å | hexagonal `ice` |

                ## Rings of ice

                Back to [the start](../README.md); why: [a decision](decisions/0001-own.md).
                """);
        Files.writeString(project.resolve("docs/decisions/0001-own.md"), "# Own </script> reader\n\nBecause.\n");
        picture("small.png", 4);
        picture("large.png", 300);
    }

    /** Noise, which takes as much room as it has numbers. */
    private void picture(String name, int side) throws IOException {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, random.nextInt());
        }
        ImageIO.write(
                image, "png", project.resolve("docs/pictures").resolve(name).toFile());
    }

    @Test
    void linksLeadToPagesAndHeadings() throws IOException {
        Path first = WriteManual.whole(project, pages);
        assertThat(first).isEqualTo(pages.resolve("index.html"));
        assertThat(Files.readString(first))
                .contains("<title>Program &amp; more</title>", "href=\"tour.html#rings-of-ice\"", "and the code,")
                .contains("href=\"https://keras.io\"");
        assertThat(Files.readString(pages.resolve("tour.html")))
                .contains("<h2 id=\"rings-of-ice\">", "<h2 id=\"rings-of-ice-1\">", "<td>3.67 Å</td>")
                .contains("href=\"index.html\"", "href=\"decisions-0001-own.html\">a decision");
    }

    @Test
    void picturesComeAlongSmallerOrAreShownWhereTheyLie() throws IOException {
        Path first = WriteManual.whole(project, pages);
        assertThat(Files.readString(first)).contains("src=\"pictures/small.png\"", "src=\"pictures/large.jpg\"");
        assertThat(Files.size(pages.resolve("pictures/large.jpg")))
                .isLessThan(Files.size(project.resolve("docs/pictures/large.png")));
        BufferedImage large = ImageIO.read(pages.resolve("pictures/large.jpg").toFile());
        assertThat(large.getWidth()).isEqualTo(300);

        Path beside = ManualFolder.firstPage(List.of(folder, project), folder.resolve("own"));
        assertThat(Files.readString(beside))
                .contains(project.resolve("docs/pictures/large.png").toUri().toString());
    }

    @Test
    void theSearchFindsWordsInTextsTablesAndHeadings() {
        WriteManual.whole(project, pages);
        ManualIndex index = ManualIndex.read(pages);
        assertThat(index.find("")).hasSize(3);
        assertThat(index.find(" HEXAGONAL  3.67 ")).containsExactly(new Page("tour.html", "Tour"));
        assertThat(index.find("</script>")).extracting(Page::file).containsExactly("decisions-0001-own.html");
        assertThat(index.find("hexagonal nothing")).isEmpty();
        assertThat(ManualIndex.body(pages.resolve("tour.html")))
                .contains("<h1>Tour</h1>")
                .doesNotContain("<nav>", "<script");
    }

    @Test
    void pagesOfAPackageAreTakenAsTheyAre() throws IOException {
        Path packaged =
                Files.createDirectories(folder.resolve("package/manual")).resolve("index.html");
        Files.writeString(packaged, "page");
        assertThat(ManualFolder.firstPage(List.of(project, folder.resolve("package")), pages))
                .isEqualTo(packaged);
        assertThat(pages).doesNotExist();
        assertThatThrownBy(() -> ManualFolder.firstPage(List.of(folder), pages))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("manual was not found");
    }

    /** The program's own documents: every link between them leads to a page that is there. */
    @Test
    void noLinkOfTheDocumentsIsDead() throws IOException {
        WriteManual.beside(Path.of(""), pages);
        try (Stream<Path> files = Files.list(pages)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".html")).toList()) {
                String html = Files.readString(page);
                Pattern.compile("href=\"([^\":]+\\.html)(#([^\"]+))?\"")
                        .matcher(html)
                        .results()
                        .forEach(link -> assertThat(pages.resolve(link.group(1)))
                                .as(page.getFileName() + " to " + link.group())
                                .isRegularFile()
                                .satisfies(target -> assertThat(Files.readString(target))
                                        .contains(link.group(3) == null ? "" : "id=\"" + link.group(3) + "\"")));
            }
        }
    }
}
