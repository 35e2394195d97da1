package org.convscope.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.network.KernelOrder;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Interpolation;
import org.convscope.network.UpSamplingRule;
import org.junit.jupiter.api.Test;

/** What the user decides goes before what a file says. */
class ReadingChoicesTest {
    private static OpenModel open(String name, Optional<KernelOrder> kernels, Optional<UpSamplingRule> upSampling) {
        return KerasModels.open(
                Golden.file(name),
                Optional.empty(),
                new ReadingChoices(Map.of(), Optional.empty(), kernels, upSampling, Map.of()));
    }

    private static List<Float> kernel(String name, Optional<KernelOrder> kernels) {
        try (OpenModel model = open(name, kernels, Optional.empty())) {
            float[] data = model.network()
                    .call("conv")
                    .kernel()
                    .orElseThrow()
                    .read()
                    .reshaped(3, 2, 2, 3)
                    .data();
            return List.of(data[0], data[data.length - 6]);
        }
    }

    @Test
    void kernelsAreReadAsChosen() {
        List<Float> file = kernel("k1_tensorflow_tf/model.h5", Optional.empty());
        assertThat(kernel("k1_tensorflow_tf/model.h5", Optional.of(KernelOrder.AS_STORED)))
                .isEqualTo(file);
        assertThat(kernel("k1_tensorflow_tf/model.h5", Optional.of(KernelOrder.TURNED)))
                .containsExactly(file.get(1), file.get(0));
        List<Float> theano = kernel("k224_by_theano/model.h5", Optional.empty());
        assertThat(kernel("k224_by_theano/model.h5", Optional.of(KernelOrder.AS_STORED)))
                .containsExactly(theano.get(1), theano.get(0));
    }

    @Test
    void upSamplingIsComputedAsChosen() {
        assertThat(interpolation(Optional.empty())).isEqualTo(Interpolation.BILINEAR_FROM_CORNERS);
        assertThat(interpolation(Optional.of(UpSamplingRule.TF1))).isEqualTo(Interpolation.BILINEAR_FROM_CORNERS);
        assertThat(interpolation(Optional.of(UpSamplingRule.TF2))).isEqualTo(Interpolation.BILINEAR);
    }

    private static Interpolation interpolation(Optional<UpSamplingRule> rule) {
        try (OpenModel model = open("k224_bilinear/model.h5", Optional.empty(), rule)) {
            LayerCall call = model.network().call("larger");
            return ((Operation.UpSampling) call.operation()).interpolation();
        }
    }
}
