package org.convscope.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.convscope.choice.ExciterPreset;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.exciter.ExciterSettings.Paint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How exciters climb: a preset, and what is to differ from it. */
final class ClimbOptions {
    private static final int MOST_STEPS = 100_000;
    private static final int MOST_OCTAVES = 6;
    private static final int LARGEST = 4096;
    private static final double LARGEST_RATE = 1e6;
    private static final int LARGEST_VARIATION = 1_000_000;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--preset",
            paramLabel = "notebook|pixels|fourier|maco",
            converter = PresetConverter.class,
            description = "How the picture climbs (default: notebook).")
    private ExciterPreset preset = ExciterPreset.NOTEBOOK;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Rows and columns of the picture (default: 64 of several exciters, 150 of one; the model's"
                    + " own where it takes no other).")
    private @Nullable Integer size;

    @Option(names = "--steps", paramLabel = "N", description = "How many steps (default: the preset's).")
    private @Nullable Integer steps;

    @Option(
            names = "--rate",
            paramLabel = "X",
            description = "How large a step is: with notebook in numbers of the input, else Adam's rate.")
    private @Nullable Double rate;

    @Option(
            names = "--jitter",
            paramLabel = "PIXELS",
            description = "Shift the picture by up to so many pixels in each step.")
    private @Nullable Integer jitter;

    @Option(
            names = "--blur",
            paramLabel = "PIXELS",
            description = "Blur the slope by so much in the first step, less and less until the last.")
    private @Nullable Double blur;

    @Option(
            names = "--variation",
            paramLabel = "WEIGHT",
            description = "How much total variation counts against the unit.")
    private @Nullable Double variation;

    @Option(
            names = "--octaves",
            paramLabel = "N",
            description = "Paint at N sizes, each twice the one before (preset pixels).")
    private @Nullable Integer octaves;

    /**
     * @throws CommandLine.ParameterException if a number is out of range, or says nothing with the preset
     */
    ExciterSettings settings() {
        ExciterSettings settings = ExciterSettings.of(preset);
        settings = steps == null ? settings : settings.withSteps(within("--steps", steps, 1, MOST_STEPS));
        settings = rate == null ? settings : settings.withRate(rate(rate));
        if (jitter != null || blur != null || variation != null || octaves != null) {
            requirePicture(settings);
        }
        settings = jitter == null ? settings : settings.withJitter(within("--jitter", jitter, 0, LARGEST));
        settings = blur == null ? settings : settings.withBlur(within("--blur", blur, LARGEST));
        settings = variation == null
                ? settings
                : settings.withVariation(within("--variation", variation, LARGEST_VARIATION));
        if (octaves != null && settings.paint() != Paint.PIXELS) {
            throw wrong("--octaves goes with --preset pixels");
        }
        return octaves == null ? settings : settings.withOctaves(within("--octaves", octaves, 1, MOST_OCTAVES));
    }

    private void requirePicture(ExciterSettings settings) {
        if (settings.paint() == Paint.INPUT) {
            throw wrong("--jitter, --blur, --variation and --octaves go with the presets pixels, fourier and maco");
        }
    }

    OptionalInt side() {
        return size == null ? OptionalInt.empty() : OptionalInt.of(within("--size", size, 1, LARGEST));
    }

    private int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + " takes a number from " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    private double within(String option, double value, int most) {
        if (!(value >= 0 && value <= most)) {
            throw wrong(option + " takes a number from 0 to " + most + ", not " + value);
        }
        return value;
    }

    private double rate(double value) {
        if (!(value > 0 && value <= LARGEST_RATE)) {
            throw wrong("--rate takes a number above 0, up to a million, not " + value);
        }
        return value;
    }

    CommandLine.ParameterException wrong(String message) {
        return WrongUsage.of(spec, message);
    }

    /** A preset by its word. */
    static final class PresetConverter implements ITypeConverter<ExciterPreset> {
        @Override
        public ExciterPreset convert(String value) {
            return ExciterPreset.named(value)
                    .orElseThrow(() -> new TypeConversionException("expected " + words() + ", but found " + value));
        }

        private static String words() {
            List<String> words = new ArrayList<>(Arrays.stream(ExciterPreset.values())
                    .map(ExciterPreset::word)
                    .toList());
            String last = words.remove(words.size() - 1);
            return words.stream().collect(Collectors.joining(", ")) + " or " + last;
        }
    }
}
