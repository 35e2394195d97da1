package org.convscope.workspace;

/** Something that somebody who listens to the workspace may be concerned with. */
public sealed interface Concern permits Change, SettingsKey {}
