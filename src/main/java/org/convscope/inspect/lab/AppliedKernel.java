package org.convscope.inspect.lab;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.choice.KernelPass;
import org.convscope.choice.WindowPadding;
import org.convscope.inspect.match.ClassicKernels;

/**
 * A kernel and what it makes of a picture, at every place where it lies wholly within it.
 *
 * @param result (rows, columns)
 */
public record AppliedKernel(LabKernel kernel, Tensor result) {
    /**
     * A learned kernel, then the classic ones of its side, or of 3x3 where its side has none.
     *
     * @param picture (H, W)
     * @throws org.convscope.problem.ProblemException if a kernel is larger than the picture
     */
    public static List<AppliedKernel> learnedAndClassic(Tensor picture, LabKernel learned, KernelPass pass) {
        boolean hasBank =
                ClassicKernels.hasBank(learned.height(), learned.width()) && learned.height() <= LabKernel.MOST_SIDE;
        List<LabKernel> kernels = new ArrayList<>(List.of(learned));
        kernels.addAll(LabKernel.classic(hasBank ? learned.height() : ClassicKernels.SMALLEST));
        var move = new WindowMove(1, 1, WindowPadding.VALID);
        return kernels.stream()
                .map(kernel -> new AppliedKernel(
                        kernel, new SlideWindow(picture, new WindowRule.Weighted(kernel, pass), move).result()))
                .toList();
    }
}
