package org.convscope.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.convscope.array.MapFlatness.Kind;
import org.junit.jupiter.api.Test;

class MapFlatnessTest {
    private static final MapFlatness OF_LAYER = MapFlatness.of(new Range(-20, 100));

    private static Kind kind(MapFlatness flatness, float... map) {
        return flatness.kind(Statistics.of(map));
    }

    /** The spread that Winograd's convolution leaves in a map of equal values. */
    @Test
    void whatDiffersByRoundingOnlyIsConstant() {
        assertThat(kind(OF_LAYER, 3, 3.00001f, 2.9999f)).isEqualTo(Kind.CONSTANT);
        assertThat(kind(OF_LAYER, 3, 3.002f, 3)).isEqualTo(Kind.VARYING);
        Range flattened = OF_LAYER.flattened(new Range(3, 3.0001), 4);
        assertThat(flattened.isConstant()).isTrue();
        assertThat(flattened.min()).isBetween(3.0, 3.0001);
    }

    @Test
    void whatIsNearZeroBesideItsLayerIsDead() {
        assertThat(kind(OF_LAYER, 0, -5e-5f, 9e-5f)).isEqualTo(Kind.DEAD);
        assertThat(kind(OF_LAYER, 0, 0, 2e-4f)).isEqualTo(Kind.CONSTANT);
        assertThat(kind(OF_LAYER, 0, 0, 2e-3f)).isEqualTo(Kind.VARYING);
        assertThat(OF_LAYER.flattened(new Range(-5e-5, 9e-5), 3)).isEqualTo(new Range(0, 0));
    }

    @Test
    void inALayerOfZerosEveryMapIsDead() {
        MapFlatness zeros = MapFlatness.of(new Range(0, 0));
        assertThat(kind(zeros, 0, -0f, 0)).isEqualTo(Kind.DEAD);
        assertThat(kind(MapFlatness.of(Range.EMPTY), Float.NaN, Float.NaN)).isEqualTo(Kind.VARYING);
    }

    @Test
    void aLayerOfSmallNumbersIsNotDead() {
        MapFlatness small = MapFlatness.of(new Range(0, 1e-30));
        assertThat(kind(small, 0, 1e-30f)).isEqualTo(Kind.VARYING);
        assertThat(kind(small, 1e-30f, 1e-30f)).isEqualTo(Kind.CONSTANT);
    }

    @Test
    void whatIsNotFiniteIsNeither() {
        assertThat(kind(OF_LAYER, 3, 3, Float.NaN)).isEqualTo(Kind.VARYING);
        assertThat(kind(OF_LAYER, 0, 0, Float.POSITIVE_INFINITY)).isEqualTo(Kind.VARYING);
        assertThat(OF_LAYER.flattened(Range.EMPTY, 3)).isEqualTo(Range.EMPTY);
    }

    /** A class's probability beside another one that is nearly 1. */
    @Test
    void aSingleSmallNumberIsANumber() {
        MapFlatness softmax = MapFlatness.of(new Range(0, 1));
        assertThat(kind(softmax, 1e-9f)).isEqualTo(Kind.VARYING);
        assertThat(kind(softmax, 0)).isEqualTo(Kind.DEAD);
        assertThat(softmax.flattened(new Range(1e-9, 1e-9), 1)).isEqualTo(new Range(1e-9, 1e-9));
    }

    @Test
    void whatNoLayerComputedIsTakenAsItIs() {
        assertThat(kind(MapFlatness.EXACT, 3, 3)).isEqualTo(Kind.CONSTANT);
        assertThat(kind(MapFlatness.EXACT, 3, Math.nextUp(3f))).isEqualTo(Kind.VARYING);
        assertThat(kind(MapFlatness.EXACT, 0, Float.MIN_VALUE)).isEqualTo(Kind.VARYING);
        assertThat(kind(MapFlatness.EXACT, 0, 0)).isEqualTo(Kind.DEAD);
    }
}
