package org.convscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportTest {
    @Test
    void aTableQuotesWhatNeedsQuotes() {
        CsvTable csv = new CsvTable("name", "value")
                .row("a,b", 1.0)
                .row("say \"x\"", 0.5)
                .row("c", Double.NaN);

        assertThat(csv.text(new Provenance(Map.of("Frame", "x\ny"))))
                .isEqualTo("# Frame: x y\nname,value\n\"a,b\",1\n\"say \"\"x\"\"\",0.5\nc,\n");
    }

    @Test
    void jsonHasNoNumbersThatAreNone() {
        assertThat(JsonText.number(Double.NaN)).isNull();
        assertThat(JsonText.number(Float.POSITIVE_INFINITY)).isNull();
        assertThat(JsonText.text(Arrays.asList(JsonText.number(3.0), JsonText.number(0.1f), JsonText.number(0.25))))
                .isEqualToIgnoringWhitespace("[3, 0.1, 0.25]");
    }
}
