package org.convscope.cli;

import org.convscope.train.AugmentationText;
import org.convscope.train.ImageAugmentation;
import picocli.CommandLine;

/** Reads what {@code --augment} says. */
final class AugmentConverter implements CommandLine.ITypeConverter<ImageAugmentation> {
    @Override
    public ImageAugmentation convert(String text) {
        try {
            return AugmentationText.read(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }
}
