package org.convscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "812, 812",
        "1048576, 1048576",
        "12345678, 1.235 × 10⁷",
        "0.5, 0.5",
        "3.14159265, 3.142",
        "-3.350182056, −3.35",
        "0.0001, 0.0001",
        "0.00012345, 0.0001234",
        "0.00001, 10⁻⁵",
        "-0.000025, −2.5 × 10⁻⁵",
        "1.25e-12, 1.25 × 10⁻¹²",
        "99999.6, 100000",
        "1234.56, 1235",
        "0.99999, 1",
        "3.4028235e38, 3.403 × 10³⁸",
        "NaN, NaN",
        "-Infinity, −∞"
    })
    void fourSignificantDigitsWithoutComputerNotation(double value, String text) {
        assertThat(NumberText.text(value)).isEqualTo(text);
    }

    @Test
    void countsHaveTheirThousandsSetApart() {
        assertThat(NumberText.count(568390341)).isEqualTo("568,390,341");
        assertThat(NumberText.count(-1200)).isEqualTo("−1,200");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "1, 100 %",
        "0.9134, 91.3 %",
        "0.0412, 4.12 %",
        "0.0000001, < 0.1 %",
        "0.99999, > 99.9 %",
        "0.5, 50 %"
    })
    void sharesNeverClaimAllOrNothingWronglyAsPercent(double share, String text) {
        assertThat(NumberText.percent(share)).isEqualTo(text);
    }

    @Test
    void aFixedNumberOfDigitsHasARealMinusSign() {
        assertThat(NumberText.fixed(-10, 1)).isEqualTo("−10.0");
        assertThat(NumberText.fixed(0.25, 3)).isEqualTo("0.250");
        assertThat(NumberText.fixed(-0.004, 2)).isEqualTo("0.00");
        assertThat(NumberText.power(-2)).isEqualTo("10⁻²");
    }
}
