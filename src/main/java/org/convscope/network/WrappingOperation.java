package org.convscope.network;

/** Does something around another operation, which says what the layer is. */
public sealed interface WrappingOperation extends Operation
        permits SequenceOperations.Distributed, SequenceOperations.Composite {}
