/**
 * Training: what a network is made of, what it is shown, and how its weights change. On the core's gradients; knows neither
 * window nor command line.
 */
@NullMarked
package org.convscope.train;

import org.jspecify.annotations.NullMarked;
