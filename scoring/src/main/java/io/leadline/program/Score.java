package io.leadline.program;

/** How a maker is scored. */
public sealed interface Score permits BracketScore, BlendedScore, KpiScore, OrderScore
{
}
