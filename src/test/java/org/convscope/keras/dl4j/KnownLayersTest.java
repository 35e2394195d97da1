package org.convscope.keras.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.convscope.network.OperationClasses;
import org.junit.jupiter.api.Test;

class KnownLayersTest {
    @Test
    void itIsSaidOfEveryOperationWhetherTheImporterKnowsIt() {
        assertThat(KnownLayers.decided())
                .containsExactlyInAnyOrderElementsOf(new ArrayList<Class<?>>(OperationClasses.all()));
    }
}
