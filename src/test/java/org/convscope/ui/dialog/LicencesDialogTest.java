package org.convscope.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LicencesDialogTest {
    @Test
    void everyPartHasItsLicenceInOneLine() {
        List<String> parts = LicencesDialog.text()
                .lines()
                .filter(line -> line.startsWith("     "))
                .toList();
        assertThat(parts)
                .hasSizeGreaterThan(50)
                .allMatch(line -> line.matches(" {5}(\\([^()]+(\\([^()]+\\))?[^()]*\\) )+.*\\)"));
        assertThat(parts)
                .anyMatch(line -> line.contains("(Apache-2.0) oneDNN"))
                .anyMatch(line -> line.contains("(GNU Lesser General Public Licence) JFreeChart"))
                .noneMatch(line -> line.contains("Unknown"));
    }
}
