package org.convscope.inspect.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.Tensor;
import org.convscope.frame.FrameSource;
import org.convscope.input.InputScale;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ExplainRequestTest {
    private static final Network MAPS_AND_ANSWER = new TestNetwork()
            .input(8, 8, 1)
            .conv("convolution", 4, 3)
            .conv("mask", 2, 1)
            .flatten("flatten")
            .dense("answer", 3)
            .build();

    private static ExplainFrame.Request request(List<String> outputs, Optional<String> asked) {
        var network = new Network("model", "2.15.0", MAPS_AND_ANSWER.calls(), MAPS_AND_ANSWER.inputs(), outputs);
        return new ExplainFrame.Request(
                network,
                new NetworkInput("frame", "", "", List.of(Tensor.of(new float[64], 1, 8, 8, 1))),
                new FrameSource(Path.of("frame.png"), "", 0),
                List.of(),
                asked,
                OptionalInt.empty(),
                Optional.empty(),
                ExplainFrame.COUNT,
                new InputScale.Raw(),
                List.of());
    }

    @Test
    void classesThatHaveMapsAreRefusedBeforeAnythingIsComputed() {
        assertThatThrownBy(request(List.of("mask"), Optional.empty())::require)
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("output 'mask'", "gives a map a class", "'saliency'");
    }

    @Test
    void theFirstOutputWithOneAnswerIsExplainedUnlessOneIsNamed() {
        assertThat(request(List.of("mask", "answer"), Optional.empty()).require())
                .isEqualTo("mask");
        assertThatThrownBy(request(List.of("mask", "answer"), Optional.of("mask"))::require)
                .hasMessageContaining("gives a map a class");
    }
}
