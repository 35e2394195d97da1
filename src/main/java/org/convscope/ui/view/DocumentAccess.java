package org.convscope.ui.view;

import java.util.Optional;

/**
 * What is open. When the workspace tells {@link org.convscope.workspace.Change#MODEL}, the new model is here already; with
 * {@link org.convscope.workspace.Change#PREPROCESSING} so is the new preprocessing.
 */
public interface DocumentAccess {
    Optional<ModelDocument> model();
}
