package org.convscope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.convscope.array.Tensor;
import org.convscope.keras.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageAugmentationTest {
    private final Map<String, Tensor> keras = TensorFile.readAll(Path.of("src/test/resources/training/affine.h5"));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void drawsAffineMapsAsKerasDoes(int number) {
        float[] p = tensor("case" + number + "/parameters").data();
        double[] matrix = ImageAugmentation.matrix(Math.toRadians(p[0]), p[1], p[2], Math.toRadians(p[3]), p[4], p[5]);

        Tensor result = ImageAugmentation.affine(tensor("image"), matrix);

        float[] expected = tensor("case" + number + "/result").data();
        for (int i = 0; i < expected.length; i++) {
            assertThat(result.data()[i]).as("number " + i).isCloseTo(expected[i], within(1e-3f));
        }
    }

    @Test
    void staysWithinItsRangesAndRepeatsItself() {
        var augmentation = new ImageAugmentation(0, 0, 0, 0, true, false, 0);
        Tensor image = Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 2, 1);
        int flipped = 0;
        for (int seed = 0; seed < 200; seed++) {
            float[] once = augmentation.apply(image, new SplittableRandom(seed)).data();
            assertThat(augmentation.apply(image, new SplittableRandom(seed)).data())
                    .containsExactly(once);
            flipped += once[0] == 2 ? 1 : 0;
            assertThat(once[0] == 2 ? new float[] {2, 1, 4, 3} : new float[] {1, 2, 3, 4})
                    .containsExactly(once);
        }
        assertThat(flipped).isBetween(70, 130);
    }

    @Test
    void nothingAskedIsNothingDone() {
        Tensor image = tensor("image");
        assertThat(ImageAugmentation.NONE.apply(image, new SplittableRandom(0))).isSameAs(image);
    }

    private Tensor tensor(String name) {
        return Objects.requireNonNull(keras.get(name), name);
    }
}
