/** The open model: its layers as a tree, its summary, its preprocessing. */
@NullMarked
package org.convscope.ui.model;

import org.jspecify.annotations.NullMarked;
