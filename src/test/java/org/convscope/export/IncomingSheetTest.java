package org.convscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.ExciterPreset;
import org.convscope.input.InputScale;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.incoming.IncomingChannel;
import org.convscope.inspect.incoming.IncomingWeights;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;
import org.junit.jupiter.api.Test;

class IncomingSheetTest {
    private static IncomingSheet sheet(float... weights) {
        var channel = new IncomingChannel(7, 1, weights);
        return new IncomingSheet(
                new IncomingWeights("from", "to", 0, 1, weights.length, Range.of(weights), List.of(channel)),
                List.of(channel),
                List.of(),
                ExciterSettings.of(ExciterPreset.FOURIER),
                new InputScale.Raw(),
                List.of());
    }

    private static Set<Integer> colours(IncomingSheet sheet) {
        BufferedImage drawn = sheet.tiles().image();
        return Arrays.stream(drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth()))
                .mapToObj(argb -> argb & 0xFFFFFF)
                .collect(Collectors.toSet());
    }

    @Test
    void weightsAreRedBelowZeroAndBlueAboveItWhicheverReachesFarther() {
        var mapping = new ColourMapping(Curve.LINEAR, ColourMap.RDBU);
        ColourLevels levels = mapping.levels(new Range(-0.4, 0.4));

        assertThat(colours(sheet(-0.1f, 0, 0.4f)))
                .contains(mapping.rgb(levels.of(-0.1f)), mapping.rgb(levels.of(0)), mapping.rgb(levels.of(0.4f)));
    }

    @Test
    void theKeyOfTheWeightsIsInTheFile() {
        assertThat(sheet(-0.1f, 0, 0.4f).drawn(Provenance.start()).entries())
                .containsEntry("Colour map", "rdbu")
                .containsEntry("Range", "−0.4 to 0.4 (the unit's whole kernel)");
    }

    @Test
    void aKernelOfZerosIsTheMiddle() {
        BufferedImage zeros = sheet(0, 0).kernels(ColourMap.RDBU).get(0);

        int rgb = zeros.getRGB(0, 0) & 0xFFFFFF;
        assertThat(rgb >> 16).isEqualTo(rgb & 0xFF);
    }
}
