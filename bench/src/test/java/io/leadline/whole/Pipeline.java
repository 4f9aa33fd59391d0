package io.leadline.whole;

import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.naive.NaiveEvent;

/** A way from events to the export table: the real programs, or one that a test bends on purpose. */
@FunctionalInterface
interface Pipeline
{
    /** Header and rows, without line ends. */
    List<String> export(Configuration configuration, List<NaiveEvent> events);
}
