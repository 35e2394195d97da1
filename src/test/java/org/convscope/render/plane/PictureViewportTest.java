package org.convscope.render.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PictureViewportTest {
    @Test
    void thePointUnderThePointerStaysWhenZooming() {
        PictureViewport view = PictureViewport.fit(512, 512, 900, 700);
        double x = view.toPictureX(321);
        double y = view.toPictureY(222);

        PictureViewport zoomed = view.zoomed(3.7, 321, 222);

        assertThat(zoomed.toPictureX(321)).isCloseTo(x, within(0.5 / zoomed.scale()));
        assertThat(zoomed.toPictureY(222)).isCloseTo(y, within(0.5 / zoomed.scale()));
    }

    @Test
    void aFittedPictureIsCentredAndWhollySeen() {
        PictureViewport view = PictureViewport.fit(100, 50, 130, 130);

        assertThat(view.scale()).isEqualTo(1.3);
        assertThat(view.toDeviceX(0)).isCloseTo(0, within(0.51));
        assertThat(view.toDeviceX(100)).isCloseTo(130, within(0.51));
        assertThat((view.toDeviceY(0) + view.toDeviceY(50)) / 2).isCloseTo(65, within(0.51));
    }

    @Test
    void largePixelsOfAFittedPictureAreAllAlike() {
        assertThat(PictureViewport.fit(10, 10, 99, 200).scale()).isEqualTo(9);
    }

    @Test
    void aPictureLargerThanTheViewIsHeldAtItsEdges() {
        PictureViewport view = new PictureViewport(2, -50, 400, 100, 100).held(300, 300);

        assertThat(view.originX()).isZero();
        assertThat(view.originY()).isEqualTo(250);
    }

    @Test
    void aPictureSmallerThanTheViewIsCentred() {
        PictureViewport view = new PictureViewport(1, 30, 30, 100, 100).held(20, 40);

        assertThat(view.toDeviceX(0)).isEqualTo(40);
        assertThat(view.toDeviceY(0)).isEqualTo(30);
    }

    @Test
    void revealingMovesNoFurtherThanNeeded() {
        PictureViewport view = new PictureViewport(1, 0, 0, 100, 100);

        assertThat(view.showing(10, 10, 20, 20, 5)).isEqualTo(view);
        assertThat(view.showing(150, 10, 20, 20, 5).originX()).isEqualTo(75);
        assertThat(view.showing(150, 10, 20, 20, 5).originY()).isZero();
    }

    @Test
    void wholeScalesBeginOnWholeDevicePixels() {
        PictureViewport view = PictureViewport.centred(4, 3.3, 7.7, 101, 101);

        assertThat(view.originX() * 4).isEqualTo(Math.rint(view.originX() * 4));
        assertThat(view.originY() * 4).isEqualTo(Math.rint(view.originY() * 4));
    }
}
