/**
 * Hot: documents in Chronicle Queue, appended and read as raw bytes; files roll on venue time.
 */
package io.leadline.log;
