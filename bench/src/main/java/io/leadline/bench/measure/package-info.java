/**
 * Hot: measuring markets and making records of them, beside the loop that one writes first.
 */
package io.leadline.bench.measure;
