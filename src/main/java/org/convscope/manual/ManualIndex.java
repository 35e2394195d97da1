package org.convscope.manual;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.convscope.file.TextFile;
import org.convscope.manual.DocumentPage.Section;

/** What the pages' search knows, for a pane that runs no script. */
public final class ManualIndex {
    private final List<Entry> entries;

    private ManualIndex(List<Entry> entries) {
        this.entries = entries;
    }

    private record Entry(String file, String title, List<Section> sections) {
        boolean has(String word) {
            return title.toLowerCase(Locale.ROOT).contains(word)
                    || sections.stream().anyMatch(section -> (section.heading() + " " + section.text())
                            .toLowerCase(Locale.ROOT)
                            .contains(word));
        }
    }

    /**
     * A page.
     *
     * @param file its name in the folder
     */
    public record Page(String file, String title) {
        @Override
        public String toString() {
            return title;
        }
    }

    /**
     * @param folder with pages that {@link WriteManual} wrote
     * @throws org.convscope.problem.ProblemException if it cannot be read
     */
    public static ManualIndex read(Path folder) {
        String line = TextFile.read(folder.resolve(WriteManual.SEARCH))
                .lines()
                .findFirst()
                .orElse("");
        String json = line.substring(line.indexOf('['), line.lastIndexOf(']') + 1);
        return new ManualIndex(List.of(Objects.requireNonNull(new Gson().fromJson(json, Entry[].class))));
    }

    /** The pages that have all the words somewhere, in either case, in the order of the manual. */
    public List<Page> find(String words) {
        List<String> wanted =
                Arrays.asList(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return entries.stream()
                .filter(entry -> wanted.stream().allMatch(entry::has))
                .map(entry -> new Page(entry.file(), entry.title()))
                .toList();
    }

    /** What a page says below its list of pages: HTML without a head. */
    public static String body(Path page) {
        String html = TextFile.read(page);
        return html.substring(html.indexOf("<main>") + "<main>".length(), html.indexOf("</main>"));
    }
}
