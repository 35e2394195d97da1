package org.convscope.ui.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.convscope.input.Counts;
import org.convscope.input.Crop;
import org.convscope.input.Preprocessing;
import org.convscope.input.Resample;
import org.convscope.input.Scale;
import org.convscope.input.Size;

/** The fields of a preprocessing. */
final class PreprocessingForm {
    private static final List<String> SIZES = List.of("as the network takes it", "own size:");
    private static final List<String> RESAMPLES = List.of(
            "not at all",
            "nearest pixel (Keras)",
            "bilinear (TensorFlow)",
            "bilinear, smoothed (Keras's load_img)",
            "bicubic, smoothed (Keras's load_img)",
            "Lanczos, smoothed (Keras's load_img)",
            "mean over the area",
            "maximum over the area");
    private static final List<String> CROPS = List.of("all of the frame", "the centre, same aspect");
    private static final List<String> CHANNELS = List.of("as the network takes them", "1", "3");
    private static final List<String> COUNTS = List.of(
            "counts as they are",
            "to 8 bits, linear between two percentiles",
            "to 8 bits, square root between two percentiles",
            "8 bits: factor √(counts/median) + offset");
    private static final List<String> SCALES = List.of(
            "as they are",
            "× 1/255",
            "−1 to 1",
            "BGR minus means (caffe)",
            "z-score: mean, deviation",
            "min to max of the training set");

    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, wrap 3, gap 10 8, hidemode 2", "[][350!, fill][]"));
    private final JComboBox<String> size = box("Size", SIZES);
    private final JTextField sizeText = field("Height x width", 9);
    private final JComboBox<String> resample = box("Resampling", RESAMPLES);
    private final JComboBox<String> crop = box("Part", CROPS);
    private final JComboBox<String> channels = box("Channels", CHANNELS);
    private final JComboBox<String> counts = box("Counts", COUNTS);
    private final JTextField countsText = field("Two numbers for the counts", 12);
    private final JComboBox<String> scale = box("Scale", SCALES);
    private final JTextField scaleText = field("Two numbers for the scale", 12);

    PreprocessingForm(Preprocessing start) {
        row("Size", size, sizeText);
        row("Resampling", resample, new JLabel());
        row("Part", crop, new JLabel());
        row("Channels", channels, new JLabel());
        row("Counts", counts, countsText);
        row("Scale", scale, scaleText);
        size.addActionListener(event -> enable());
        counts.addActionListener(event -> enable());
        scale.addActionListener(event -> enable());
        show(start);
    }

    JComponent component() {
        return panel;
    }

    private void row(String title, JComboBox<String> box, JComponent beside) {
        var label = new JLabel(title);
        label.setLabelFor(box);
        panel.add(label);
        panel.add(box, "wmin 0");
        panel.add(beside);
    }

    private static JComboBox<String> box(String name, List<String> words) {
        var box = new JComboBox<>(words.toArray(String[]::new));
        box.getAccessibleContext().setAccessibleName(name);
        return box;
    }

    private static JTextField field(String name, int columns) {
        var field = new JTextField(columns);
        field.getAccessibleContext().setAccessibleName(name);
        field.setToolTipText(name);
        return field;
    }

    void show(Preprocessing now) {
        size.setSelectedIndex(now.size().isPresent() ? 1 : 0);
        sizeText.setText(now.size().map(Size::toString).orElse(""));
        resample.setSelectedIndex(List.of(Resample.values()).indexOf(now.resample()));
        crop.setSelectedIndex(List.of(Crop.values()).indexOf(now.crop()));
        channels.setSelectedIndex(now.channels().isEmpty() ? 0 : now.channels().getAsInt() == 1 ? 1 : 2);
        if (now.counts() instanceof Counts.Linear linear) {
            choose(counts, 1, countsText, linear.low() + ", " + linear.high());
        } else if (now.counts() instanceof Counts.SquareRoot root) {
            choose(counts, 2, countsText, root.low() + ", " + root.high());
        } else if (now.counts() instanceof Counts.SquareRootOfMedian root) {
            choose(counts, 3, countsText, root.factor() + ", " + root.offset());
        } else {
            choose(counts, 0, countsText, "");
        }
        if (now.scale() instanceof Scale.ZScore score) {
            choose(scale, 4, scaleText, list(score.mean()) + ", " + list(score.deviation()));
        } else if (now.scale() instanceof Scale.MinMax limits) {
            choose(scale, 5, scaleText, limits.min() + ", " + limits.max());
        } else if (now.scale() instanceof Scale.By255) {
            choose(scale, 1, scaleText, "");
        } else if (now.scale() instanceof Scale.MinusOneToOne) {
            choose(scale, 2, scaleText, "");
        } else {
            choose(scale, now.scale() instanceof Scale.Caffe ? 3 : 0, scaleText, "");
        }
        enable();
    }

    private static String list(List<Double> numbers) {
        return String.join(" ", numbers.stream().map(String::valueOf).toList());
    }

    private static void choose(JComboBox<String> box, int index, JTextField field, String text) {
        box.setSelectedIndex(index);
        field.setText(text);
        field.setCaretPosition(0);
    }

    private void enable() {
        countsText.setToolTipText(
                counts.getSelectedIndex() == 3 ? "Factor and offset" : "Percentiles that become 0 and 255");
        scaleText.setToolTipText(
                scale.getSelectedIndex() == 4 ? "Means, then deviations" : "Smallest and largest of the training set");
        sizeText.setVisible(size.getSelectedIndex() == 1);
        countsText.setVisible(counts.getSelectedIndex() > 0);
        scaleText.setVisible(scale.getSelectedIndex() > 3);
        if (countsText.isVisible() && countsText.getText().isBlank()) {
            countsText.setText(counts.getSelectedIndex() == 3 ? "128, -10" : "0.1, 99.9");
        }
    }

    /**
     * @throws IllegalArgumentException saying what cannot be understood
     */
    Preprocessing value() {
        int chosenChannels = channels.getSelectedIndex();
        return new Preprocessing(
                size.getSelectedIndex() == 0 ? Optional.empty() : Optional.of(size(sizeText.getText())),
                List.of(Resample.values()).get(resample.getSelectedIndex()),
                List.of(Crop.values()).get(crop.getSelectedIndex()),
                chosenChannels == 0 ? OptionalInt.empty() : OptionalInt.of(chosenChannels == 1 ? 1 : 3),
                counts(),
                scale(),
                Preprocessing.Origin.GIVEN,
                "");
    }

    private static Size size(String text) {
        String[] parts = text.strip().split("\\s*[x×, ]\\s*", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("Size: write height x width, such as 512 x 512");
        }
        try {
            return new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Size: write height x width, such as 512 x 512", e);
        }
    }

    private Counts counts() {
        return switch (counts.getSelectedIndex()) {
            case 1 -> new Counts.Linear(number(countsText, 0), number(countsText, 1));
            case 2 -> new Counts.SquareRoot(number(countsText, 0), number(countsText, 1));
            case 3 -> new Counts.SquareRootOfMedian(number(countsText, 0), number(countsText, 1));
            default -> new Counts.Kept();
        };
    }

    private Scale scale() {
        return switch (scale.getSelectedIndex()) {
            case 1 -> new Scale.By255();
            case 2 -> new Scale.MinusOneToOne();
            case 3 -> new Scale.Caffe();
            case 4 -> new Scale.ZScore(numbers(scaleText, 0), numbers(scaleText, 1));
            case 5 -> new Scale.MinMax(number(scaleText, 0), number(scaleText, 1));
            default -> new Scale.Raw();
        };
    }

    private static double number(JTextField field, int index) {
        return numbers(field, index).get(0);
    }

    /** One of the two parts between commas; a part may hold a number for each channel. */
    private static List<Double> numbers(JTextField field, int index) {
        String[] parts = field.getText().strip().split("\\s*,\\s*", -1);
        try {
            if (parts.length == 2) {
                return Arrays.stream(parts[index].split("\\s+"))
                        .map(Double::valueOf)
                        .toList();
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field.getToolTipText() + ": not numbers: " + field.getText(), e);
        }
        throw new IllegalArgumentException(field.getToolTipText() + ": write them with a comma between");
    }
}
