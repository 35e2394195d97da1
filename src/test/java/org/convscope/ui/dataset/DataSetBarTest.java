package org.convscope.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;
import static org.convscope.ui.window.WindowRobot.layOut;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetBarTest {
    private static Stream<AbstractButton> buttons(Container container) {
        return Arrays.stream(container.getComponents())
                // such as the theme's button that empties a field, while there is nothing in it
                .filter(Component::isVisible)
                .flatMap(child -> child instanceof AbstractButton button
                        ? Stream.of(button)
                        : child instanceof Container inside ? buttons(inside) : Stream.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {260, 420, 900})
    void noButtonIsCutOff(int width) throws Exception {
        List<Rectangle> places = onEventThread(() -> {
            var bar = new DataSetBar(new FilterField(text -> {}, sentence -> {}), page -> {}, () -> {});
            JComponent component = bar.component();
            // until rows that break know how wide they are
            for (int i = 0; i < 3; i++) {
                component.setSize(width, component.getPreferredSize().height);
                Arrays.stream(component.getComponentListeners()).forEach(listener -> listener.componentResized(null));
                layOut(component);
            }
            return buttons(component)
                    .map(button -> SwingUtilities.convertRectangle(button.getParent(), button.getBounds(), component))
                    .toList();
        });
        assertThat(places).hasSizeGreaterThan(4).allSatisfy(place -> {
            assertThat(place.width).isPositive();
            assertThat(place.x + place.width).isLessThanOrEqualTo(width);
        });
    }
}
