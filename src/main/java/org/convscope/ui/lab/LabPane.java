package org.convscope.ui.lab;

import org.convscope.workspace.LabSettings;

/** What the lab knows of a view within it. */
interface LabPane {
    LabSettings.Pane pane();
}
