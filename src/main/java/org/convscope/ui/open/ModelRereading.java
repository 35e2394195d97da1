package org.convscope.ui.open;

import java.nio.file.Path;
import java.util.Optional;
import org.convscope.input.ModelSidecar;
import org.convscope.keras.OpenModel;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.TaskRunner;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.ModelReading;

/** Opens the open model's file again with other declarations or another start. On the event thread. */
public final class ModelRereading {
    /** The model as it was read, with what stands beside it. */
    private record Read(OpenModel model, Optional<ModelSidecar> sidecar) {}

    private final TaskRunner tasks;
    private final ModelSource models;
    private final DocumentStore documents;

    public ModelRereading(TaskRunner tasks, ModelSource models, DocumentStore documents) {
        this.tasks = tasks;
        this.models = models;
        this.documents = documents;
    }

    /** What holds for a model now. */
    public ModelReading reading(ModelDocument document) {
        return documents.reading().orElseGet(() -> ModelReadings.of(document.sidecar()));
    }

    /**
     * The open model stays until the other one is there, and where that cannot be.
     *
     * @param own what the user says; empty for what the sidecar says
     * @param receiver gets the new document, or why there is none
     */
    public Job read(ModelDocument document, Optional<ModelReading> own, OutcomeReceiver<ModelDocument> receiver) {
        Path file = document.model().file();
        return tasks.submit(
                Lane.POOL,
                Owner.named("open"),
                "Opening " + document.name(),
                monitor -> {
                    Optional<ModelSidecar> sidecar = ModelSidecar.of(file);
                    return new Read(models.open(file, ModelReadings.choices(own, sidecar)), sidecar);
                },
                new OutcomeReceiver<Read>() {
                    @Override
                    public void done(Read read) {
                        boolean stillOpen = documents
                                .model()
                                .filter(open -> open.model() == document.model())
                                .isPresent();
                        if (stillOpen) {
                            documents.reread(read.model(), read.sidecar(), own);
                            documents.model().ifPresent(receiver::done);
                        } else {
                            read.model().close();
                        }
                    }

                    @Override
                    public void failed(Throwable cause) {
                        receiver.failed(cause);
                    }

                    @Override
                    public void late(Read read) {
                        read.model().close();
                    }
                });
    }
}
