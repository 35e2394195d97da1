package org.convscope.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TrainingDifferenceTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static String training(Consumer<JsonObject> change) {
        var json = new JsonObject();
        json.addProperty("network", NetworkDesign.PLAIN.toString());
        json.addProperty("frames", DIGEST);
        json.addProperty("preprocessing", "{\"size\":[40,40]}");
        json.addProperty("parts", DIGEST);
        json.addProperty("rate", 1e-3);
        json.addProperty("seed", 0);
        change.accept(json);
        return json.toString();
    }

    private static String found(Consumer<JsonObject> change) {
        return TrainingDifference.words(training(json -> {}), training(change));
    }

    @Test
    void whatDiffersIsToldByItsName() {
        assertThat(found(json -> {})).isEmpty();
        assertThat(TrainingDifference.words(training(json -> {}), "nonsense")).isEmpty();
        assertThat(found(json -> json.addProperty("rate", 3e-3))).isEqualTo("rate 0.003");
        assertThat(found(json -> json.addProperty("preprocessing", "{\"size\":[44,44]}")))
                .isEqualTo("preprocessing {\"size\":[44,44]}");
        assertThat(found(json -> json.addProperty("network", NetworkDesign.REGULARISED.toString())))
                .isEqualTo("network regularised");
        assertThat(found(json -> json.addProperty("network", "from ice.h5, " + DIGEST)))
                .isEqualTo("network from ice.h5");
        assertThat(found(json -> json.addProperty("network", NetworkDesign.PLAIN + " ")))
                .isEqualTo("network plain as it was then");
    }

    @Test
    void whatFollowsFromAnotherDifferenceIsNotToldToo() {
        assertThat(found(json -> {
                    json.addProperty("frames", DIGEST.replace('0', '1'));
                    json.addProperty("parts", DIGEST.replace('0', '1'));
                }))
                .isEqualTo("other frames");
        assertThat(found(json -> {
                    json.addProperty("seed", 7);
                    json.addProperty("parts", DIGEST.replace('0', '1'));
                    json.addProperty("preprocessing", "{}");
                }))
                .isEqualTo("seed 7");
        assertThat(found(json -> json.addProperty("parts", DIGEST.replace('0', '1'))))
                .isEqualTo("another split");
    }
}
