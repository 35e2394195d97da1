package org.convscope.ui.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.input.ImageSize;
import org.convscope.input.InputScale;
import org.convscope.input.Preprocessing;
import org.convscope.render.lab.TileFigure;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.train.AugmentationText;
import org.convscope.train.ImageAugmentation;
import org.convscope.train.PreviewAugmentation;
import org.convscope.workspace.LabTraining;

/** One frame as a training would be given it, nine times. */
final class AugmentedFrames {
    private static final int COUNT = 9;
    private static final int COLUMNS = 3;

    private AugmentedFrames() {}

    /** Each (H, W). */
    static List<Tensor> of(Frame frame, TrainingPane.Question question) {
        boolean isCut = question.size() > 0 && question.cut() == LabTraining.Cut.CROPPED;
        Preprocessing how = isCut ? Preprocessing.RAW.cropped() : Preprocessing.RAW.shrunk();
        int height = question.size() == 0 ? frame.height() : question.size();
        int width = question.size() == 0 ? frame.width() : question.size();
        Tensor input = how.withSize(Optional.of(new ImageSize(height, width)))
                .withChannels(OptionalInt.of(1))
                .apply(frame, height, width, 1);
        ImageAugmentation augmentation = AugmentationText.written(question.augmentation());
        return PreviewAugmentation.of(normalised(input, question.frame()), augmentation, COUNT, question.seed())
                .stream()
                .map(one -> one.reshaped(height, width))
                .toList();
    }

    /** As a new network takes it, but by its own range: noise is as strong here as there. */
    private static Tensor normalised(Tensor input, FrameSource source) {
        Range range = input.range();
        return range.min() < range.max()
                ? Preprocessing.RAW
                        .withScale(new InputScale.MinMax(range.min(), range.max()))
                        .scaled(input, source)
                : input;
    }

    static TileFigure figure(TrainingPane.Question question, List<Tensor> answer) {
        List<TileFigure.Tile> tiles = new ArrayList<>();
        answer.forEach(one -> tiles.add(new TileFigure.Tile("", one)));
        return new TileFigure(
                question.frame().name() + (question.augmentation().isEmpty() ? ", unchanged" : ", changed nine times"),
                tiles,
                COLUMNS,
                Optional.empty(),
                ColourMap.GRAY,
                RowOrigin.UPPER);
    }
}
