package io.leadline.log;

/**
 * A file that was taken off the start of a log on purpose, and what the rest of the log has to follow on.
 *
 * @param epochDay      UTC day of the file, counted from 1970-01-01.
 * @param firstDocument number of its first document in the log.
 * @param documentCount documents that it holds.
 * @param lastHash      chain's hash of its last document in hex; empty for a log without a chain.
 * @param length        bytes of the file.
 * @param sha256        of the whole file, in hex.
 * @param archive       name of the compressed file in the archive; empty for a file that was deleted for good.
 * @param archiveSha256 of the compressed file, in hex; empty without one.
 */
public record RetiredFile(
    long epochDay,
    long firstDocument,
    long documentCount,
    String lastHash,
    long length,
    String sha256,
    String archive,
    String archiveSha256)
{
    /** Number of the document that follows. */
    public long nextDocument()
    {
        return Math.addExact(firstDocument, documentCount);
    }
}
