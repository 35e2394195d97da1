package org.convscope.ui.open;

import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.convscope.workspace.Workspace;

/**
 * A change of the workspace for which files have to be opened.
 *
 * @param of what becomes of the workspace; asked before files are opened, and once more when they are, since what has come
 *     meanwhile is to stay
 * @param showing runs what shows it
 * @param shown called once that has been done
 * @param dropped called where nothing comes of it: the user wants to keep what is open, or cancels
 */
public record AskedChange(UnaryOperator<Workspace> of, Executor showing, Runnable shown, Runnable dropped) {}
