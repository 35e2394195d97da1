package org.convscope.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static Region region(long bytes, int first, int last) {
        Region region = new Region(bytes);
        region.usedAt(first);
        region.usedAt(last);
        return region;
    }

    private static boolean overlap(Region a, Region b) {
        return a.offset() < b.offset() + b.bytes() && b.offset() < a.offset() + a.bytes();
    }

    @Test
    void whatIsThereAtOneTimeLiesApart() {
        Random random = new Random(1);
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int first = random.nextInt(100);
            regions.add(region(1 + random.nextInt(10_000), first, first + random.nextInt(20)));
        }
        long bytes = Placement.place(regions);
        for (Region a : regions) {
            assertThat(a.offset()).isNotNegative();
            assertThat(a.offset() + a.bytes()).isLessThanOrEqualTo(bytes);
            for (Region b : regions) {
                assertThat(a != b && a.meets(b) && overlap(a, b)).isFalse();
            }
        }
    }

    @Test
    void theSamePlaceServesOneAfterTheOther() {
        List<Region> chain = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            chain.add(region(4096, i, i + 1));
        }
        assertThat(Placement.place(chain)).isEqualTo(2 * 4096);
    }

    @Test
    void whatNothingUsesTakesNoRoom() {
        assertThat(Placement.place(List.of(new Region(1 << 20)))).isZero();
    }
}
