package org.convscope.ui.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyFormTest {
    @TempDir
    private Path folder;

    @Test
    void bothFilesBesideTheModelAreFilledIn() throws IOException {
        Path input = Files.createFile(folder.resolve("input.h5"));
        Path reference = Files.createFile(folder.resolve("activations.h5"));

        VerifyForm form = VerifyForm.beside(folder.resolve("model.h5"));

        assertThat(form.question()).isEqualTo(new VerifyQuestion(input, reference, 1e-4));
    }

    @Test
    void oneFileAloneIsNoReference() throws IOException {
        Files.createFile(folder.resolve("input.h5"));

        VerifyForm form = VerifyForm.beside(folder.resolve("model.h5"));

        assertThat(form).isEqualTo(new VerifyForm("", "", "1e-4"));
        assertThatThrownBy(form::question).hasMessage("Choose the file of the input.");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        String gone = folder.resolve("gone.h5").toString();

        assertThatThrownBy(() -> new VerifyForm(gone, gone, "1e-4").question())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The file of the input is not there: " + gone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "small", "-1", "NaN", "Infinity"})
    void aToleranceIsANumberNotBelowZero(String tolerance) throws IOException {
        String file = Files.createFile(folder.resolve("any.h5")).toString();

        assertThatThrownBy(() -> new VerifyForm(file, file, tolerance).question())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tolerance");
        assertThat(new VerifyForm(" " + file + " ", file, " 0 ").question().tolerance())
                .isZero();
    }
}
