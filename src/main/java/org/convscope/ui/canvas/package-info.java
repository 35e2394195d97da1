/** The zoomable picture: viewport, device-pixel painting, overlays, mouse and keyboard, and the busy overlay over stale content. */
@NullMarked
package org.convscope.ui.canvas;

import org.jspecify.annotations.NullMarked;
