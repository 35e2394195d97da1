package org.convscope.ui.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.convscope.input.EightBitCounts;
import org.convscope.input.FrameCrop;
import org.convscope.input.FrameResampling;
import org.convscope.input.ImageSize;
import org.convscope.input.InputScale;
import org.convscope.input.Preprocessing;
import org.convscope.ui.component.UserEvents;

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
            "8 bits: linear between two percentiles",
            "8 bits: √ between two percentiles",
            "8 bits: a √(counts/median) + b");
    private static final List<String> SCALES = List.of(
            "as they are",
            "× 1/255",
            "−1 to 1",
            "BGR minus means (caffe)",
            "z-score: mean, deviation",
            "min to max of the training set");

    private static final int LARGEST = 1 << 15;

    private final int[] input;
    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, wrap 2, gap 6 8, hidemode 3", "[][200:350:480,grow,fill]"));
    private final JComboBox<String> size = box("Size", SIZES);
    private final JTextField sizeText = field("Height x width", 9);
    private final JComboBox<String> resample = box("Resampling", RESAMPLES);
    private final JComboBox<String> crop = box("Part", CROPS);
    private final JComboBox<String> channels = box("Channels", CHANNELS);
    private final JComboBox<String> counts = box("Counts", COUNTS);
    private final JTextField countsText = field("Two numbers for the counts", 12);
    private final JComboBox<String> scale = box("Scale", SCALES);
    private final JTextField scaleText = field("Two numbers for the scale", 12);

    /**
     * @param input (height, width, channels) of the network, -1 where free; empty where there is no such input
     */
    PreprocessingForm(Preprocessing start, int... input) {
        this.input = input.clone();
        row("Size", size, sizeText);
        row("Resampling", resample);
        row("Part", crop);
        row("Channels", channels);
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

    /** Told of every change, while it is typed. */
    void onChange(Runnable changed) {
        for (JComboBox<String> box : List.of(size, resample, crop, channels, counts, scale)) {
            box.addActionListener(event -> changed.run());
        }
        for (JTextField field : List.of(sizeText, countsText, scaleText)) {
            UserEvents.onText(field, changed);
        }
    }

    /** Numbers stand below what they belong to, so that the words have all of the width. */
    private void row(String title, JComboBox<String> box, JTextField numbers) {
        row(title, box);
        panel.add(numbers, "skip 1, growx 0, wmin 108lp");
    }

    private void row(String title, JComboBox<String> box) {
        var label = new JLabel(title);
        label.setLabelFor(box);
        panel.add(label);
        panel.add(box, "wmin 0");
    }

    private static JComboBox<String> box(String name, List<String> words) {
        var box = new JComboBox<>(words.toArray(String[]::new));
        box.getAccessibleContext().setAccessibleName(name);
        box.setToolTipText(name);
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
        sizeText.setText(now.size().map(ImageSize::toString).orElse(""));
        resample.setSelectedIndex(List.of(FrameResampling.values()).indexOf(now.resample()));
        crop.setSelectedIndex(List.of(FrameCrop.values()).indexOf(now.crop()));
        channels.setSelectedIndex(now.channels().isEmpty() ? 0 : now.channels().getAsInt() == 1 ? 1 : 2);
        if (now.counts() instanceof EightBitCounts.Linear linear) {
            choose(counts, 1, countsText, linear.low() + ", " + linear.high());
        } else if (now.counts() instanceof EightBitCounts.SquareRoot root) {
            choose(counts, 2, countsText, root.low() + ", " + root.high());
        } else if (now.counts() instanceof EightBitCounts.SquareRootOfMedian root) {
            choose(counts, 3, countsText, root.factor() + ", " + root.offset());
        } else {
            choose(counts, 0, countsText, "");
        }
        if (now.scale() instanceof InputScale.ZScore score) {
            choose(scale, 4, scaleText, list(score.mean()) + ", " + list(score.deviation()));
        } else if (now.scale() instanceof InputScale.MinMax limits) {
            choose(scale, 5, scaleText, limits.min() + ", " + limits.max());
        } else if (now.scale() instanceof InputScale.By255) {
            choose(scale, 1, scaleText, "");
        } else if (now.scale() instanceof InputScale.MinusOneToOne) {
            choose(scale, 2, scaleText, "");
        } else {
            choose(scale, now.scale() instanceof InputScale.Caffe ? 3 : 0, scaleText, "");
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
     * @throws IllegalArgumentException saying in a sentence what cannot be understood, or what the network cannot take
     */
    Preprocessing value() {
        int chosenChannels = channels.getSelectedIndex();
        OptionalInt wanted = chosenChannels == 0 ? OptionalInt.empty() : OptionalInt.of(chosenChannels == 1 ? 1 : 3);
        if (input.length == 3 && input[2] > 0 && wanted.isPresent() && wanted.getAsInt() != input[2]) {
            throw new IllegalArgumentException(
                    "The network takes " + channels(input[2]) + ", not " + wanted.getAsInt() + ".");
        }
        InputScale chosenScale = typed(scaleText).scale(scale.getSelectedIndex());
        if (chosenScale instanceof InputScale.ZScore score && input.length == 3 && input[2] > 0) {
            int means = score.mean().size();
            if (means != 1 && means != input[2]) {
                throw new IllegalArgumentException("The network takes " + channels(input[2]) + ": write 1 mean or "
                        + input[2] + ", not " + means + ".");
            }
        }
        return new Preprocessing(
                size.getSelectedIndex() == 0 ? Optional.empty() : Optional.of(size(sizeText.getText())),
                List.of(FrameResampling.values()).get(resample.getSelectedIndex()),
                List.of(FrameCrop.values()).get(crop.getSelectedIndex()),
                wanted,
                typed(countsText).counts(counts.getSelectedIndex()),
                chosenScale,
                Preprocessing.Origin.GIVEN,
                "");
    }

    private static TypedNumbers typed(JTextField field) {
        return new TypedNumbers(field.getToolTipText(), field.getText());
    }

    private static String channels(int count) {
        return count + (count == 1 ? " channel" : " channels");
    }

    private ImageSize size(String text) {
        String[] parts = text.strip().split("\\s*[x×, ]\\s*", -1);
        try {
            if (parts.length == 2) {
                int height = Integer.parseInt(parts[0]);
                int width = Integer.parseInt(parts[1]);
                if (height < 1 || width < 1 || height > LARGEST || width > LARGEST) {
                    throw new IllegalArgumentException(
                            "Height and width are to be from 1 to " + LARGEST + " pixels, such as 512 x 512.");
                }
                return taken(new ImageSize(height, width));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Write the size as height x width, such as 512 x 512.", e);
        }
        throw new IllegalArgumentException("Write the size as height x width, such as 512 x 512.");
    }

    private ImageSize taken(ImageSize wanted) {
        boolean fits = input.length != 3
                || ((input[0] < 1 || input[0] == wanted.height()) && (input[1] < 1 || input[1] == wanted.width()));
        if (!fits) {
            throw new IllegalArgumentException("The network takes frames of " + side(input[0]) + " x " + side(input[1])
                    + " (height x width), not " + wanted + ".");
        }
        return wanted;
    }

    private static String side(int length) {
        return length < 1 ? "any" : Integer.toString(length);
    }
}
