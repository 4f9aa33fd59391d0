/** Cold: what checking a log takes beside reading it. */
package io.leadline.bench.proof;
