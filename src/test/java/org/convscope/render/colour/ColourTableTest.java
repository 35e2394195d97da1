package org.convscope.render.colour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.convscope.choice.ColourMap;
import org.convscope.choice.RangeScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColourTableTest {
    // matplotlib.colormaps[name](i, bytes=True), for gray the level itself, and the sum over all bytes of the table,
    // from matplotlib 3.11
    @ParameterizedTest
    @CsvSource({
        "gray,    000000, 404040, 808080, c8c8c8, ffffff, 97920",
        "viridis, 440154, 3a528b, 20908c, 70ce56, fde724, 84207",
        "cividis, 00224d, 434e6b, 7c7b78, c4b468, fde737, 90724",
        "blues,   f7fbff, c5daee, 6aadd5, 1a68ae, 08306b, 123773",
        "rdbu,    67001f, e58368, f6f6f6, 4f9ac7, 053061, 119214"
    })
    void tablesAreMatplotlibs(
            String name, String first, String at64, String at128, String at200, String last, int sumOfBytes) {
        ColourMap map = ColourMap.valueOf(name.toUpperCase(Locale.ROOT));
        assertThat(map.word()).isEqualTo(name);
        ColourTable table = ColourTable.of(map);
        assertThat(hex(table.rgb(0))).isEqualTo(first);
        assertThat(hex(table.rgb(64))).isEqualTo(at64);
        assertThat(hex(table.rgb(128))).isEqualTo(at128);
        assertThat(hex(table.rgb(200))).isEqualTo(at200);
        assertThat(hex(table.rgb(255))).isEqualTo(last);
        assertThat(Arrays.stream(table.colours())
                        .map(c -> (c >> 16) + (c >> 8 & 255) + (c & 255))
                        .sum())
                .isEqualTo(sumOfBytes);
    }

    @ParameterizedTest
    @EnumSource(ColourTable.class)
    void whatIsNoValueHasAColourThatIsInNoMap(ColourTable table) {
        assertThat(table.colours()).hasSize(256).doesNotContain(table.notFinite(), table.masked());
        assertThat(table.rgb(-5)).isEqualTo(table.rgb(0));
        assertThat(table.rgb(300)).isEqualTo(table.rgb(255));
    }

    @Test
    void namesAreTheCommandLines() {
        assertThat(Arrays.stream(ColourMap.values()).map(ColourMap::word))
                .containsExactly("gray", "viridis", "cividis", "blues", "rdbu");
        assertThat(Arrays.stream(RangeScope.values()).map(RangeScope::word))
                .containsExactly("tile", "layer", "network", "frames");
    }

    private static String hex(int rgb) {
        return String.format("%06x", rgb);
    }
}
