package org.convscope.inspect.exciter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscope.inspect.exciter.FourierTransform.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PictureCanvasTest {
    private static final PictureSize SIZE = new PictureSize(6, 10, 3);

    static Stream<PictureCanvas> canvases() {
        float[] magnitudes = MagnitudeTemplate.powerLaw(6, 10).magnitudes();
        return Stream.of(
                new PixelCanvas(SIZE, SIZE),
                new PixelCanvas(new PictureSize(3, 4, 3), SIZE),
                new SpectralCanvas(SIZE, magnitudes, SpectralCanvas.Climbing.PARTS),
                new SpectralCanvas(SIZE, magnitudes, SpectralCanvas.Climbing.PHASES),
                new CroppedCanvas(new PixelCanvas(SIZE.times(2), SIZE.times(2)), SIZE.times(2), SIZE),
                cropped(MagnitudeTemplate.powerLaw(12, 20)));
    }

    private static PictureCanvas cropped(MagnitudeTemplate template) {
        PictureSize whole = SIZE.times(2);
        return new CroppedCanvas(
                new SpectralCanvas(whole, template.magnitudes(), SpectralCanvas.Climbing.PHASES), whole, SIZE);
    }

    @Test
    void aCroppedCanvasIsTheMiddleOfTheWhole() {
        PictureSize whole = new PictureSize(4, 6, 1);
        float[] numbers = new float[24];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        PictureCanvas canvas = new CroppedCanvas(new PixelCanvas(whole, whole), whole, new PictureSize(2, 2, 1));

        assertThat(canvas.picture(numbers)).containsExactly(8, 9, 14, 15);
        float[] slope = canvas.slope(numbers, new float[] {1, 2, 3, 4});
        assertThat(new float[] {slope[8], slope[9], slope[14], slope[15]}).containsExactly(1, 2, 3, 4);
        assertThat(IntStream.range(0, 24).filter(i -> slope[i] != 0)).hasSize(4);
    }

    /** Frequencies that the template has stay as they are; those between are between. */
    @Test
    void aTemplateOfALargerPictureHasTheSameFrequencies() {
        float[] magnitudes = {0, 4, 2, 4, 8, 6, 3, 6, 1, 5, 1, 5};
        MagnitudeTemplate template = new MagnitudeTemplate(3, 4, magnitudes, "made up");

        MagnitudeTemplate larger = template.resized(6, 8);

        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 4; x++) {
                // 2 of 4 is the highest frequency, which in 8 columns stands at both ends
                int row = y == 2 ? 4 : 2 * y;
                int column = x == 3 ? 6 : 2 * x;
                if (x != 2) {
                    assertThat(larger.magnitudes()[row * 8 + column]).isEqualTo(magnitudes[y * 4 + x]);
                }
            }
        }
        assertThat(larger.magnitudes()[1]).isEqualTo(2);
        assertThat(larger.magnitudes()[7]).isEqualTo(2);
        assertThat(larger.magnitudes()[8]).isEqualTo(4);
    }

    /** The slope in one direction, against the difference of the sums on both sides. */
    @ParameterizedTest
    @MethodSource("canvases")
    void slopesAreThoseOfThePicture(PictureCanvas canvas) {
        SplittableRandom chance = new SplittableRandom(4);
        PictureContrast contrast = new PictureContrast(0.1);
        float[] numbers = canvas.start(chance);
        float[] weights = new float[SIZE.numbers()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) chance.nextDouble(-1, 1);
        }
        float[] painted = canvas.picture(numbers);
        float[] slope = canvas.slope(numbers, contrast.slope(painted, weights));
        float[] back = canvas.start(new SplittableRandom(9));
        double step = 1e-2;
        float[] ahead = numbers.clone();
        double expected = 0;
        for (int i = 0; i < numbers.length; i++) {
            ahead[i] = (float) (numbers[i] + step * back[i]);
            back[i] = (float) (numbers[i] - step * back[i]);
            expected += slope[i] * (ahead[i] - back[i]) / (2 * step);
        }
        double measured =
                (sum(contrast.of(canvas.picture(ahead)), weights) - sum(contrast.of(canvas.picture(back)), weights))
                        / (2 * step);

        assertThat(measured).isCloseTo(expected, offset(0.02 * Math.abs(expected) + 1e-4));
        assertThat(expected).isNotZero();
    }

    private static double sum(float[] picture, float[] weights) {
        double sum = 0;
        for (int i = 0; i < picture.length; i++) {
            sum += picture[i] * weights[i];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"8,8", "6,15", "7,9", "1,5"})
    void theTransformIsTheSumThatDefinesIt(int height, int width) {
        SplittableRandom chance = new SplittableRandom(1);
        double[] re = chance.doubles((long) height * width).toArray();
        double[] im = chance.doubles((long) height * width).toArray();
        double[] fast = re.clone();
        double[] fastIm = im.clone();
        FourierTransform transform = new FourierTransform(height, width);
        transform.apply(fast, fastIm, Direction.FORWARD);

        int v = height - 1;
        int u = width / 2;
        double sumRe = 0;
        double sumIm = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double angle = -2 * Math.PI * ((double) v * y / height + (double) u * x / width);
                double a = re[y * width + x];
                double b = im[y * width + x];
                sumRe += a * Math.cos(angle) - b * Math.sin(angle);
                sumIm += a * Math.sin(angle) + b * Math.cos(angle);
            }
        }
        assertThat(fast[v * width + u]).isCloseTo(sumRe, offset(1e-9));
        assertThat(fastIm[v * width + u]).isCloseTo(sumIm, offset(1e-9));
        transform.apply(fast, fastIm, Direction.BACK);
        assertThat(fast[0] / (height * width)).isCloseTo(re[0], offset(1e-12));
    }

    @Test
    void phasesKeepTheMagnitudes() {
        PictureSize size = new PictureSize(8, 8, 1);
        float[] magnitudes = MagnitudeTemplate.powerLaw(8, 8).magnitudes();
        PictureCanvas canvas = new SpectralCanvas(size, magnitudes, SpectralCanvas.Climbing.PHASES);
        float[] picture = canvas.picture(canvas.start(new SplittableRandom(2)));
        double[] re = new double[64];
        for (int i = 0; i < re.length; i++) {
            re[i] = picture[i];
        }
        double[] im = new double[64];
        new FourierTransform(8, 8).apply(re, im, Direction.FORWARD);

        for (int i = 0; i < re.length; i++) {
            assertThat(Math.hypot(re[i], im[i])).isCloseTo(magnitudes[i], offset(1e-4));
        }
    }
}
