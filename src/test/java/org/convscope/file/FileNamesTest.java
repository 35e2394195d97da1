package org.convscope.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void namesHoldOnlyWhatEveryFileSystemTakes() {
        assertThat(FileNames.of("quality", "sub/conv 1", "", "a:b?.x")).isEqualTo("quality_sub_conv_1_a_b_.x");
        assertThat(FileNames.of("", "?")).isEqualTo("convscope");
        assertThat(FileNames.plain("../ä b")).isEqualTo("ä_b");
        assertThat(FileNames.plain("//")).isEqualTo("unnamed");
    }

    @Test
    void longWordsAreCutAndManyAsWell() {
        assertThat(FileNames.plain("x".repeat(99))).hasSize(60);
        assertThat(FileNames.of("x".repeat(99), "y".repeat(99), "z"))
                .hasSize(120)
                .contains("x_y");
    }

    @Test
    void aStemIsANameWithoutItsEnding() {
        assertThat(FileNames.stem("frame_1.img.gz")).isEqualTo("frame_1.img");
        assertThat(FileNames.stem(".hidden")).isEqualTo(".hidden");
    }
}
