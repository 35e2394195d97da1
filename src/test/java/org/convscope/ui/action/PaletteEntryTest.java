package org.convscope.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteEntryTest {
    private static final List<PaletteEntry> ENTRIES = List.of(
            entry("Close frame", "File", "Takes the selected frame out", ""),
            entry("Previous frame", "View", "Selects the frame before", ""),
            entry("Frame", "View", "", ""),
            entry("Range: frames", "View > Range", "", "not here"),
            entry("Blink", "Analyse", "Shows the next frame of the light table", ""),
            entry("Quit", "File", "Ends Convscope", ""));

    private static PaletteEntry entry(String title, String place, String hint, String missing) {
        return new PaletteEntry(title, place, hint, title.equals("Quit") ? "Ctrl+Q" : "", missing, () -> {});
    }

    private static List<String> titles(String query) {
        return PaletteEntry.find(ENTRIES, query).stream()
                .map(PaletteEntry::title)
                .toList();
    }

    @Test
    void theBestComeFirstAndWhatIsNotPossibleLast() {
        assertThat(titles("fra")).containsExactly("Frame", "Close frame", "Previous frame", "Blink", "Range: frames");
    }

    @Test
    void allWordsMustBeThereInAnyOrderAndCase() {
        assertThat(titles("  FRAME close ")).containsExactly("Close frame");
        assertThat(titles("range view")).containsExactly("Range: frames");
        assertThat(titles("frame nonsense")).isEmpty();
    }

    @Test
    void aKeyIsFoundTooAndNothingTypedIsEverything() {
        assertThat(titles("ctrl+q")).containsExactly("Quit");
        assertThat(titles("")).hasSize(ENTRIES.size()).startsWith("Close frame").endsWith("Range: frames");
    }
}
