package org.convscope.ui.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.network.Network;
import org.convscope.ui.view.DocumentAccess;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Change;
import org.convscope.workspace.WorkspaceModel;

/** How the open model's layers came out when they were verified; gone with the model. On the event thread. */
public final class VerifyMarks {
    private record Marked(Network network, VerifyLayers.Result result, Map<String, VerifiedLayer> rows) {}

    private final DocumentAccess documents;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Optional<Marked> marked = Optional.empty();

    public VerifyMarks(WorkspaceModel workspace, DocumentAccess documents) {
        this.documents = documents;
        workspace.addListener((before, now, changes) -> {
            if (changes.contains(Change.MODEL) && marked.isPresent()) {
                marked = Optional.empty();
                tell();
            }
        });
    }

    /** Marks the layers of a network, unless another one has been opened since. */
    void mark(Network network, VerifyLayers.Result result) {
        if (isOpen(network)) {
            Map<String, VerifiedLayer> rows = new HashMap<>();
            result.rows().forEach(row -> rows.put(row.layer(), row));
            marked = Optional.of(new Marked(network, result, rows));
            tell();
        }
    }

    /** What the open model's last verification came to, if it was verified. */
    Optional<VerifyLayers.Result> result() {
        return current().map(Marked::result);
    }

    /** How a layer of the open model came out; empty while it is not verified. */
    public Optional<VerifiedLayer> of(String layer) {
        return current().map(marks -> marks.rows().get(layer));
    }

    /** Whether the open model was verified. */
    public boolean isVerified() {
        return current().isPresent();
    }

    /** Told whenever layers are marked, or the marks go. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    private Optional<Marked> current() {
        return marked.filter(marks -> isOpen(marks.network()));
    }

    private boolean isOpen(Network network) {
        return documents
                .model()
                .map(ModelDocument::network)
                .filter(open -> open == network)
                .isPresent();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
