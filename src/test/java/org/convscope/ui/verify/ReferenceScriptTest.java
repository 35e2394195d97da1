package org.convscope.ui.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceScriptTest {
    @Test
    void theWindowGivesTheScriptThatTheManualPrints() throws IOException {
        String manual = Files.readString(Path.of("docs", "verify.md")).replace("\r\n", "\n");

        assertThat(manual).contains("```python\n" + ReferenceScript.text().replace("\r\n", "\n") + "```");
    }
}
