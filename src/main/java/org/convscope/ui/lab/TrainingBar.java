package org.convscope.ui.lab;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import org.convscope.train.AugmentationText;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.WrappingRow;
import org.convscope.workspace.LabTraining;

/** The controls of the lab's training. */
final class TrainingBar {
    private static final Double[] RATES = {1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5};
    private static final String AUGMENTATION =
            "How training frames are changed anew each epoch: none, the course's notebook, or your own words";
    private static final String[] AUGMENTATIONS = {"none", "notebook", "rotation=10,shift=0.1,shear=5,zoom=0.1,flips"};

    private final Consumer<UnaryOperator<LabTraining>> change;
    private final JComboBox<LabTraining.TrainedNetwork> network;
    private final JButton design = new JButton("Choose…");
    private final JTextField learn = new JTextField(9);
    private final JTextField frozen = new JTextField(12);
    private final JSpinner size;
    private final JComboBox<LabTraining.Cut> cut;
    private final JSpinner epochs;
    private final JSpinner batch;
    private final JComboBox<Double> rate;
    private final JCheckBox balance = new JCheckBox("even out kinds");
    private final JComboBox<String> augmentation = new JComboBox<>(AUGMENTATIONS);
    private final JSpinner validation;
    private final JSpinner test;
    private final JSpinner patience;
    private final JSpinner seed;
    private final List<JComponent> ofNew;
    private final JComponent ofOpened;

    /**
     * @param change called when the user chooses, and for what is chosen by {@link #follow}
     */
    TrainingBar(WrappingRow row, LabFiles files, Consumer<UnaryOperator<LabTraining>> change) {
        this.change = change;
        LabTraining first = LabTraining.DEFAULT;
        network = ChoiceBox.of(
                "What is trained: the course's two networks, a design of your own, or the open model from where it is",
                LabTraining.TrainedNetwork.values(),
                first.network(),
                TrainingBar::word,
                value -> change.accept(now -> now.network(value, now.design())));
        design.setToolTipText("A file with blocks and dense layers, as docs/training.md describes it");
        design.addActionListener(event -> files.choosers()
                .get()
                .openOne("Design of a network", Path.of("."))
                .ifPresent(file -> change.accept(
                        now -> now.network(LabTraining.TrainedNetwork.DESIGN, Optional.of(file.toString())))));
        learn.setToolTipText("Columns of the labels that are learned, with commas between them; empty for all");
        learn.getAccessibleContext().setAccessibleName("Columns that are learned");
        typed(learn, (now, text) -> now.labels(text, now.frozen()));
        frozen.setToolTipText("Layers that do not learn any more, with commas between them");
        frozen.getAccessibleContext().setAccessibleName("Layers that do not learn any more");
        typed(frozen, (now, text) -> now.labels(now.learn(), text));
        size = NumberBox.of(
                "Sides of a new network's input; 0 for the frames' own",
                0,
                LabTraining.MOST_SIZE,
                value -> change.accept(now -> now.frames(value, now.cut())));
        cut = ChoiceBox.of(
                "Frames shrunk to that size, or their central pixels at full size",
                LabTraining.Cut.values(),
                first.cut(),
                value -> value == LabTraining.Cut.SHRUNK ? "shrunk" : "cropped",
                value -> change.accept(now -> now.frames(now.size(), value)));
        epochs = NumberBox.of(
                "How often all frames are shown",
                1,
                LabTraining.MOST_EPOCHS,
                value -> change.accept(now -> now.pace(value, now.batch(), now.rate())));
        batch = NumberBox.of(
                "Frames a step",
                1,
                LabTraining.MOST_BATCH,
                value -> change.accept(now -> now.pace(now.epochs(), value, now.rate())));
        rate = ChoiceBox.of(
                "Adam's learning rate",
                RATES,
                first.rate(),
                value -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString(),
                value -> change.accept(now -> now.pace(now.epochs(), now.batch(), value)));
        balance.setToolTipText("Frames of rare kinds count more, so that all kinds count alike");
        balance.addActionListener(event -> change.accept(now -> now.changes(balance.isSelected(), now.augmentation())));
        augmentation.setEditable(true);
        augmentation.setToolTipText(AUGMENTATION);
        augmentation.getAccessibleContext().setAccessibleName("Augmentation");
        augmentation.setPrototypeDisplayValue("rotation=10,shift=0.1,…");
        augmentation.addActionListener(event -> augment());
        validation = NumberBox.of(
                "Percent of the frames that watch over the training",
                0,
                LabTraining.MOST_PERCENT,
                value -> change.accept(now -> now.shares(value, now.test())));
        test = NumberBox.of(
                "Percent of the frames that are kept for the end",
                0,
                LabTraining.MOST_PERCENT,
                value -> change.accept(now -> now.shares(now.validation(), value)));
        patience = NumberBox.of(
                "Ends when the validation loss has not fallen for so many epochs; 0 for never",
                0,
                LabTraining.MOST_EPOCHS,
                value -> change.accept(now -> now.end(value, now.seed())));
        seed = NumberBox.of(
                "What weights, split, order and augmentation follow from",
                0,
                LabTraining.MOST_SEED,
                value -> change.accept(now -> now.end(now.patience(), value)));
        row.addNamed("network", network);
        row.add(design);
        row.addNamed("learn", learn);
        ofOpened = row.addNamed("frozen", frozen);
        ofNew = List.of(row.addNamed("size", size), row.addNamed("by", cut));
        row.addNamed("rate", rate);
        row.addNamed("batch", batch);
        row.addNamed("epochs", epochs);
        row.add(balance);
        row.addNamed("augmentation", augmentation);
        row.addNamed("validation %", validation);
        row.addNamed("test %", test);
        row.addNamed("early stop", patience);
        row.addNamed("seed", seed);
    }

    /** Told when the text is entered or left. */
    private void typed(JTextField field, BiFunction<LabTraining, String, LabTraining> changed) {
        field.addActionListener(
                event -> change.accept(now -> changed.apply(now, field.getText().strip())));
        field.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent event) {
                change.accept(now -> changed.apply(now, field.getText().strip()));
            }
        });
    }

    private static String word(LabTraining.TrainedNetwork network) {
        return switch (network) {
            case PLAIN -> "plain";
            case REGULARISED -> "regularised";
            case DESIGN -> "a design";
            case OPEN_MODEL -> "open model";
        };
    }

    private void augment() {
        Object text = augmentation.getEditor().getItem();
        String said = text == null ? "" : text.toString().strip();
        String words = said.equals("none") ? "" : said;
        try {
            if (!words.isEmpty()) {
                AugmentationText.read(words);
            }
            augmentation.putClientProperty("JComponent.outline", null);
            augmentation.setToolTipText(AUGMENTATION);
            change.accept(now -> now.changes(now.balance(), words));
        } catch (IllegalArgumentException e) {
            augmentation.putClientProperty("JComponent.outline", "error");
            augmentation.setToolTipText(e.getMessage());
        }
    }

    /** Shows the settings as they are now. */
    void follow(LabTraining now) {
        ChoiceBox.show(network, now.network());
        design.setVisible(now.network() == LabTraining.TrainedNetwork.DESIGN);
        design.setText(now.designName().orElse("Choose…"));
        learn.setText(now.learn());
        frozen.setText(now.frozen());
        NumberBox.show(size, now.size());
        ChoiceBox.show(cut, now.cut());
        NumberBox.show(epochs, now.epochs());
        NumberBox.show(batch, now.batch());
        ChoiceBox.showNumber(rate, now.rate());
        balance.setSelected(now.balance());
        String words = now.augmentation().isEmpty() ? "none" : now.augmentation();
        if (!words.equals(augmentation.getEditor().getItem())) {
            augmentation.setSelectedItem(words);
        }
        NumberBox.show(validation, now.validation());
        NumberBox.show(test, now.test());
        NumberBox.show(patience, now.patience());
        NumberBox.show(seed, now.seed());
        ofNew.forEach(one -> one.setVisible(now.network() != LabTraining.TrainedNetwork.OPEN_MODEL));
        ofOpened.setVisible(now.network() == LabTraining.TrainedNetwork.OPEN_MODEL);
    }
}
