package org.convscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SwitchedOffTest {
    private static String text(double value) {
        var values = new TreeMap<Integer, Double>();
        values.put(2, value);
        return new SwitchedOff("conv", values).text();
    }

    @Test
    void valuesAreSaidInDigitsThatCanBeRead() {
        assertThat(text(0)).isEqualTo("unit 2 of conv switched off to 0");
        assertThat(text(0.17723606163766212)).endsWith("switched off to 0.17724");
        assertThat(text(-12345678.9)).endsWith("switched off to -1.2346E7");
        assertThat(text(Double.NaN)).endsWith("switched off to NaN");
    }
}
