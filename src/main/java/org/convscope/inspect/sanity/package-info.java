/** Whether a map says something about what a network learned: the same map of the network with random weights. */
@NullMarked
package org.convscope.inspect.sanity;

import org.jspecify.annotations.NullMarked;
