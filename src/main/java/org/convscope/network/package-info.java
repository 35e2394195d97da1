/** The immutable graph of a model: one layer call a record, with its operation, inputs, shapes and lazy weights. */
@NullMarked
package org.convscope.network;

import org.jspecify.annotations.NullMarked;
